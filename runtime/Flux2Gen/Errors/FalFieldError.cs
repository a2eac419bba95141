namespace Flux2Gen;

/// <summary>What fal says is wrong with a part of an input.</summary>
public sealed record FalFieldError
{
    /// <summary>Gets the part of the input, such as <c>image_urls[0]</c>; empty for the input as a whole.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the place as fal gives it, outermost first, such as <c>body</c>, <c>image_urls</c>, <c>0</c>.</summary>
    public IReadOnlyList<string> Location { get; init; } = [];

    /// <summary>Gets what is wrong, in fal's words.</summary>
    public required string Message { get; init; }

    /// <summary>Gets fal's name for what is wrong, such as <see cref="FalErrorType.ImageTooSmall"/>; <see langword="null"/> when it gives none.</summary>
    public FalErrorType? Type { get; init; }

    /// <summary>Gets the figures behind it, such as <see cref="FalErrorContext.MinWidth"/>.</summary>
    public FalErrorContext Context { get; init; } = FalErrorContext.Empty;

    /// <summary>Returns the path and the message.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";

    internal bool IsAt(string path) =>
        Path.StartsWith(path, StringComparison.Ordinal)
        && (Path.Length == path.Length || (path.Length > 0 && Path[path.Length] is '.' or '['));
}
