using System.Text.Json;

namespace Flux2Gen.Wire;

/// <summary>A request and its answer, as a trace has them.</summary>
/// <param name="Method">The method.</param>
/// <param name="Host">The host that fal serves it under.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The query with its question mark, or nothing.</param>
/// <param name="Headers">The headers by name in small letters.</param>
/// <param name="Body">The body as text.</param>
/// <param name="Answer">The answer: <c>status</c>, <c>headers</c> and <c>body</c>.</param>
internal sealed record Exchange(
    string Method, string Host, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body, JsonElement Answer)
{
    /// <summary>Gets the method and the path: what it is about.</summary>
    public string Subject => $"{Method} {Host}{Path}";

    /// <summary>Reads a line of a trace.</summary>
    /// <param name="line">An object of JSON.</param>
    /// <returns>The exchange.</returns>
    public static Exchange Read(JsonElement line)
    {
        Dictionary<string, string> headers = [];
        foreach (JsonElement header in line.GetProperty("headers").EnumerateArray())
        {
            headers[header[0].GetString()!.ToLowerInvariant()] = header[1].GetString()!;
        }

        return new Exchange(
            line.GetProperty("method").GetString()!,
            line.GetProperty("host").GetString()!,
            line.GetProperty("path").GetString()!,
            line.GetProperty("query").GetString()!,
            headers,
            line.GetProperty("body").GetString() ?? "",
            line.GetProperty("response"));
    }
}
