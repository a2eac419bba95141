namespace Flux2Gen;

/// <summary>A rule of the document that an input breaks.</summary>
public sealed record FalViolation
{
    /// <summary>Gets where, in the names of the wire: <c>image_size.width</c>, <c>loras[1].scale</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Gets what is wrong and what is allowed, in one sentence that begins with the path.</summary>
    public required string Message { get; init; }

    /// <summary>Returns the message.</summary>
    /// <returns><see cref="Message"/>.</returns>
    public override string ToString() => Message;
}
