using Flux2Gen.Emulator.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Flux2Gen.Emulator.Server;

/// <summary>A request to one fal host, whichever way it came: directly or through the proxy protocol.</summary>
internal sealed record EmulatorRequest
{
    /// <summary>Gets the HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the fal host, such as <c>queue.fal.run</c>.</summary>
    public required string Host { get; init; }

    /// <summary>Gets the path on that host, unescaped, with its leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query with its question mark, or an empty string.</summary>
    public required string Query { get; init; }

    /// <summary>Gets the headers, by case-insensitive name.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body, wherever it is.</summary>
    public required StoredContent Content { get; init; }

    /// <summary>Gets the body; nothing when it is the bytes of a large file.</summary>
    public byte[] Body => Content.InMemory;

    /// <summary>Gets a value indicating whether a WebSocket is to be opened.</summary>
    public bool IsWebSocket { get; init; }

    /// <summary>Gets the token that a WebSocket is to be opened with, in place of a key.</summary>
    public string? Token => IsWebSocket ? QueryValue("fal_jwt_token") : null;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? QueryValue(string name) => QueryValues(name) is [{ } first, ..] ? first : null;

    public IReadOnlyList<string> QueryValues(string name) =>
        QueryHelpers.ParseQuery(Query).TryGetValue(name, out StringValues values) ? [.. values.OfType<string>()] : [];
}
