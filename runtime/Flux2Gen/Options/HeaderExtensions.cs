using System.Net.Http.Headers;

namespace Flux2Gen.Options;

/// <summary>Sets headers so that no name is there twice.</summary>
internal static class HeaderExtensions
{
    /// <summary>Sets a header and drops one of the same name, in whatever letters; without a value it does nothing.</summary>
    public static void Replace(this HttpRequestHeaders headers, string name, string? value)
    {
        if (value is not null)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
