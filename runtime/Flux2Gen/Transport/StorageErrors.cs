using System.Net;

namespace Flux2Gen.Transport;

/// <summary>The errors of storage services, which have codes of their own.</summary>
internal static class StorageErrors
{
    /// <summary>The codes of refusals that pass: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.</summary>
    private static readonly string[] PassingCodes =
    [
        "RequestTimeout", "OperationAborted", "ConditionalRequestConflict", "IncompleteBody", "BadDigest", "InternalError", "SlowDown",
    ];

    /// <summary>Determines whether a refusal of storage is one of the moment.</summary>
    public static bool IsPassing(ApiResponse response) =>
        response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict
        && response.Error.ErrorType is { } code
        && Array.Exists(PassingCodes, passing => passing.Equals(code, StringComparison.OrdinalIgnoreCase));
}
