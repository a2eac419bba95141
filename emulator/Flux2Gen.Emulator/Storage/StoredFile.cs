namespace Flux2Gen.Emulator.Storage;

/// <summary>A file the media host serves.</summary>
/// <param name="Key">Its store and name, such as <c>penguin/ab12_cat.png</c>.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its contents.</param>
internal sealed record StoredFile(string Key, string ContentType, StoredContent Content)
{
    /// <summary>Gets the name without its store.</summary>
    public string Name => Key[(Key.LastIndexOf('/') + 1)..];

    /// <summary>Gets what those are told who read it: <c>allow</c>, <c>forbid</c> or <c>hide</c>.</summary>
    public string Access { get; init; } = "allow";

    /// <summary>Gets when it is deleted, or null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
