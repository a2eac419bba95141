namespace Flux2Gen;

/// <summary>A rule of the document that an input breaks.</summary>
/// <param name="Path">Where, in the names of the wire: <c>image_size.width</c>, <c>loras[1].scale</c>.</param>
/// <param name="Message">What is wrong and what is allowed, in one sentence that begins with the path.</param>
public sealed record FalViolation(string Path, string Message)
{
    /// <summary>Returns the message.</summary>
    /// <returns><see cref="Message"/>.</returns>
    public override string ToString() => Message;
}
