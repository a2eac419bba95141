namespace Flux2Gen.Emulator;

/// <summary>A request as it arrived.</summary>
public sealed class LocalFalRequest
{
    internal LocalFalRequest(string method, string host, string path, string query, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        Method = method;
        Host = host;
        Path = path;
        Query = query;
        Headers = headers;
        Body = body;
    }

    /// <summary>Gets the HTTP method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>Gets the fal host the request was for, such as <c>queue.fal.run</c>; for the proxy, <c>api</c>.</summary>
    public string Host { get; }

    /// <summary>Gets the path on that host, such as <c>/fal-ai/flux-2</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the query with its question mark, or an empty string.</summary>
    public string Query { get; }

    /// <summary>Gets the headers; names are matched case-insensitively, repeated headers are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Gets the body; empty when it is that of a file of more than 4 MiB, which is not kept here.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Host}{Path}{Query}";
}
