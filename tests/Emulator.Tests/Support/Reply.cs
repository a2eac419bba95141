using System.Text;
using System.Text.Json.Nodes;

namespace Flux2Gen.Emulator.Tests.Support;

/// <summary>An answer, read to its end.</summary>
internal sealed record Reply(int Status, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string BodyText => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string Text(string member) => Json[member]!.GetValue<string>();

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        Dictionary<string, string> headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestFal.Cancellation), headers);
    }
}
