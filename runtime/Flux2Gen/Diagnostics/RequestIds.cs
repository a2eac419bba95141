using Flux2Gen.Models;

namespace Flux2Gen.Diagnostics;

/// <summary>Finds the ids of requests. Those that come from a server must not be a way for anything else to get in.</summary>
internal static class RequestIds
{
    private const int MaximumLength = 128;

    public static string? Checked(string? requestId) =>
        requestId is { Length: <= MaximumLength } && EndpointId.IsSegment(requestId) ? requestId : null;

    public static string? Of(Exception exception) => Checked(exception switch
    {
        FalException failure => failure.RequestId,
        FalCanceledException canceled => canceled.RequestId,
        _ => exception.Data[FalDiagnostics.RequestIdKey] as string,
    });
}
