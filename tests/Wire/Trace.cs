using System.Text.Json;

namespace Flux2Gen.Wire;

/// <summary>What one of fal's clients sent, scenario by scenario.</summary>
/// <param name="Client">The client: <c>js</c> or <c>py</c>.</param>
/// <param name="Scenarios">The exchanges of each scenario in their order.</param>
internal sealed record Trace(string Client, IReadOnlyDictionary<string, IReadOnlyList<Exchange>> Scenarios)
{
    /// <summary>Reads a file of one object of JSON a line.</summary>
    /// <param name="client">The client.</param>
    /// <param name="path">The file.</param>
    /// <returns>The trace.</returns>
    public static Trace Read(string client, string path) => new(client, File.ReadLines(path)
        .Select(static line => JsonElement.Parse(line))
        .GroupBy(static line => line.GetProperty("scenario").GetString()!, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => (IReadOnlyList<Exchange>)[.. group.Select(Exchange.Read)], StringComparer.Ordinal));
}
