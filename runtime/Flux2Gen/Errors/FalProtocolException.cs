using System.Text.Json;

namespace Flux2Gen;

/// <summary>An answer came, but not of the form that was expected. What came is kept.</summary>
public sealed class FalProtocolException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public FalProtocolException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets where in the JSON the first misfit is, such as <c>$.images[0].width</c>; <see langword="null"/> when that is not known.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the whole answer, or <see langword="null"/> when it is not JSON.</summary>
    public JsonElement? RawJson { get; init; }

    /// <summary>Gets the bytes of the answer as they came; empty when the answer was too long to be read.</summary>
    public ReadOnlyMemory<byte> RawBody { get; init; }

    /// <summary>Gets the answer as text, at most 4,096 characters of it.</summary>
    public string? Body { get; init; }
}
