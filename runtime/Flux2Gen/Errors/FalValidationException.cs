using System.Net;

namespace Flux2Gen;

/// <summary>fal or the model refused the input: status 422.</summary>
public sealed class FalValidationException : FalApiException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="fieldErrors">What is wrong with which part of the input.</param>
    /// <param name="innerException">The cause.</param>
    public FalValidationException(string message, IReadOnlyList<FalFieldError> fieldErrors, Exception? innerException = null)
        : base(message, HttpStatusCode.UnprocessableEntity, innerException) => FieldErrors = fieldErrors;

    /// <summary>Gets what is wrong with which part of the input; empty when fal did not say.</summary>
    public IReadOnlyList<FalFieldError> FieldErrors { get; }

    /// <summary>Finds what is wrong with one part of the input, and with the parts of that part.</summary>
    /// <param name="path">The part as in <see cref="FalFieldError.Path"/>: <c>image_urls</c> finds what is wrong with <c>image_urls[0]</c> too. An empty one stands for the input as a whole, without its parts.</param>
    /// <returns>The errors, in their order; empty when nothing is wrong there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public IReadOnlyList<FalFieldError> GetFieldErrors(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return [.. FieldErrors.Where(error => error.IsAt(path))];
    }
}
