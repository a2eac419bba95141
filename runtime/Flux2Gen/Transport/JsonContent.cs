using System.Net.Http.Headers;

namespace Flux2Gen.Transport;

/// <summary>Makes the content of a request from JSON.</summary>
internal static class JsonContent
{
    private static readonly MediaTypeHeaderValue MediaType = new("application/json");

    public static HttpContent Create(ReadOnlyMemory<byte> utf8Json) =>
        new ReadOnlyMemoryContent(utf8Json) { Headers = { ContentType = MediaType } };
}
