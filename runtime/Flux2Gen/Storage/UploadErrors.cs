namespace Flux2Gen.Storage;

/// <summary>Creates the errors of uploads.</summary>
internal static class UploadErrors
{
    /// <summary>Creates the error for a refusal after which the file would have to be read again, and cannot be.</summary>
    public static FalApiException CannotBeginAnew(FalApiException refusal) => new(
        $"{refusal.Message} The place for the file may have expired under the upload, which cannot begin anew: the stream can be read only once. Give the file as FalFileInput.FromFile, FromBytes, or a stream that can seek.",
        refusal.StatusCode,
        refusal)
    {
        ErrorType = refusal.ErrorType,
        Detail = refusal.Detail,
        Body = refusal.Body,
        IsRetryable = false,
        Attempts = refusal.Attempts,
    };
}
