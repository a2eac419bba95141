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
}
