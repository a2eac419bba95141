namespace Flux2Gen.Specs.Parsing;

/// <summary>Which strings of an input take files. fal writes them as plain strings; their names tell.</summary>
internal static class FileInputRule
{
    /// <summary>Names that end this way but hold an address to call, not a file to read.</summary>
    private static readonly string[] Addresses = ["webhook_url", "callback_url", "base_url", "endpoint_url", "webhook_urls", "callback_urls"];

    public static bool Matches(string wireName) =>
        (wireName.EndsWith("_url", StringComparison.Ordinal) || wireName.EndsWith("_urls", StringComparison.Ordinal))
        && !Addresses.Any(address => wireName.EndsWith(address, StringComparison.Ordinal));
}
