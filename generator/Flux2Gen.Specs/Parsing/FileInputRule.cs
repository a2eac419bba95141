namespace Flux2Gen.Specs.Parsing;

/// <summary>Determines which strings of an input take files. fal writes them as plain strings; their names tell.</summary>
internal static class FileInputRule
{
    /// <summary>The name of the address in an object that is a file.</summary>
    public const string PlainUrl = "url";

    /// <summary>Words for an address that is called or visited, and not read as a file.</summary>
    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "webhook", "webhooks", "callback", "callbacks", "base", "endpoint", "endpoints", "proxy", "server", "servers", "website", "site", "page", "api", "link", "links",
        "hook", "redirect", "feed", "repo", "repository", "citation", "citations", "annotation", "annotations", "article", "articles", "source", "sources", "search",
    };

    private static readonly string[] AddressMembers = ["webhook_url", "callback_url", "base_url", "endpoint_url", "webhook_urls", "callback_urls"];

    /// <summary>Whether a member takes files, by its name alone.</summary>
    public static bool Matches(string wireName) =>
        (wireName.EndsWith("_url", StringComparison.Ordinal) || wireName.EndsWith("_urls", StringComparison.Ordinal))
        && !AddressMembers.Any(address => wireName.EndsWith(address, StringComparison.Ordinal));

    /// <summary>Whether an object with a member <c>url</c> is a file, and not an address of something else, as far as its names tell.</summary>
    /// <param name="names">The names of the object and of the member that holds it; null for one that it does not have.</param>
    public static bool IsFileObject(params IEnumerable<string?> names) =>
        names.Any(static name => MediaName.FileClass(name) is not null) || !names.SelectMany(MediaName.Words).Any(Addresses.Contains);
}
