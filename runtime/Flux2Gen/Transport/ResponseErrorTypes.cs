using Flux2Gen.Diagnostics;

namespace Flux2Gen.Transport;

/// <summary>The name of an error in telemetry, as an answer tells it.</summary>
internal static class ResponseErrorTypes
{
    /// <summary>Returns the name of the error that an answer describes.</summary>
    public static string Of(ApiResponse response) =>
        ErrorTypes.Name(response.Error.ErrorType)
        ?? ErrorTypes.Name(response.ErrorType)
        ?? ErrorTypes.Status((int)response.StatusCode);
}
