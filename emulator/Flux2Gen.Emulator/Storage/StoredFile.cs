namespace Flux2Gen.Emulator.Storage;

/// <summary>A file the media host serves.</summary>
/// <param name="Key">Its store and name, such as <c>penguin/ab12_cat.png</c>.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">Its contents.</param>
internal sealed record StoredFile(string Key, string ContentType, byte[] Bytes)
{
    /// <summary>Gets the name without its store.</summary>
    public string Name => Key[(Key.LastIndexOf('/') + 1)..];
}
