namespace Flux2Gen;

/// <summary>Makes the exception for a successful answer that lacks what was asked for.</summary>
internal static class ProtocolErrors
{
    public static FalProtocolException Create(ApiCall call, ApiResponse response, string what)
    {
        ReadOnlyMemory<byte> shown = ErrorText.WithoutKey(response.Body, response.Key);
        return new FalProtocolException(
            $"{call.Uri.Host} answered, but {what}: see the exception's Body for what it sent, and check that FalClientOptions.Hosts names servers of fal.")
        {
            RawJson = JsonElementExtensions.TryParse(shown),
            Body = ErrorText.Bounded(shown.Span),
            EndpointId = call.EndpointId,
            RequestId = call.RequestId ?? response.RequestId,
        };
    }
}
