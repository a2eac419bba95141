namespace Flux2Gen.Diagnostics;

/// <summary>The names of operations in attributes.</summary>
internal static class OperationNames
{
    public static string Of(FalOperation operation) => operation switch
    {
        FalOperation.Run => "run",
        FalOperation.Submit => "submit",
        FalOperation.Status => "status",
        FalOperation.Result => "result",
        FalOperation.Cancel => "cancel",
        FalOperation.InitiateUpload => "initiate_upload",
        FalOperation.Upload => "upload",
        FalOperation.Stream => "stream",
        FalOperation.Realtime => "realtime",
        FalOperation.AuthorizeUpload => "authorize_upload",
        FalOperation.UploadPart => "upload_part",
        FalOperation.CompleteUpload => "complete_upload",
        _ => "other",
    };

    /// <summary>The name of the activity that stands for a call; null for those that have none.</summary>
    /// <remarks>Questions after a request come by the hundred: what they find is an activity, and not they themselves.</remarks>
    public static string? OfActivity(FalOperation operation) => operation switch
    {
        FalOperation.Run => "fal.run",
        FalOperation.Submit => "fal.submit",
        FalOperation.Result => "fal.result",
        FalOperation.Cancel => "fal.cancel",
        FalOperation.InitiateUpload => "fal.initiate_upload",
        FalOperation.Upload => "fal.upload",
        FalOperation.Stream => "fal.stream",
        FalOperation.AuthorizeUpload => "fal.authorize_upload",
        FalOperation.UploadPart => "fal.upload_part",
        FalOperation.CompleteUpload => "fal.complete_upload",
        _ => null,
    };
}
