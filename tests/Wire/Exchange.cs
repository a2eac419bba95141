using System.Text.Json;

namespace Flux2Gen.Wire;

/// <summary>A request and its answer, as a trace has them.</summary>
/// <param name="Method">The method.</param>
/// <param name="Host">The host that fal serves it under.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The query with its question mark, or nothing.</param>
/// <param name="Headers">The headers by name in small letters.</param>
/// <param name="Body">The body as text; bytes as <c>base64:</c> and their beginning.</param>
/// <param name="Length">The length of the body in bytes.</param>
/// <param name="Answer">The answer: <c>status</c>, <c>headers</c> and <c>body</c>.</param>
internal sealed record Exchange(
    string Method, string Host, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body, long Length, JsonElement Answer)
{
    private const string Bytes = "base64:";

    /// <summary>Gets the method and the path: what it is about.</summary>
    public string Subject => $"{Method} {Host}{Path}";

    /// <summary>Gets a value indicating whether the bytes of a file go to storage.</summary>
    public bool IsUpload => Method == "PUT" && Host.EndsWith(".fal.media", StringComparison.Ordinal);

    /// <summary>Gets a value indicating whether the body is not text.</summary>
    public bool HasBytes => Body.StartsWith(Bytes, StringComparison.Ordinal);

    /// <summary>Writes bytes as a trace has them.</summary>
    /// <param name="body">The bytes.</param>
    /// <returns>Their beginning, and whether there are more.</returns>
    public static string Write(byte[] body) => $"{Bytes}{Convert.ToBase64String(body, 0, Math.Min(body.Length, 96))}{(body.Length > 96 ? "..." : "")}";

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
            line.GetProperty("bodyLength").GetInt64(),
            line.GetProperty("response"));
    }
}
