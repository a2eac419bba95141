using System.Globalization;
using Flux2Gen.Json;
using Flux2Gen.Options;
using Flux2Gen.Text;

namespace Flux2Gen.Transport;

/// <summary>Makes the exception for a successful answer that lacks what was asked for.</summary>
internal static class ProtocolErrors
{
    public static FalProtocolException Create(ApiCall call, ApiResponse response, string what)
    {
        ReadOnlyMemory<byte> shown = ErrorText.WithoutKey(response.Body, response.Key);
        string file = call.Subject is { } subject && !what.Contains(subject, StringComparison.Ordinal) ? $" for {subject}" : "";
        string later = call.HasGoneOn ? $" The request '{call.RequestId}' goes on: {ConnectionErrors.Later}." : "";
        return new FalProtocolException(
            $"{call.Uri.Host} answered, but {what}{file}: see the exception's Body for what it sent, and check that FalClientOptions.Hosts names servers of fal.{later}")
        {
            RawJson = JsonElementExtensions.TryParse(shown),
            Body = ErrorText.Bounded(shown.Span),
            RawBody = response.RawBody,
            MayHaveBeenAccepted = call.Operation is FalOperation.Submit or FalOperation.Run,
            EndpointId = call.EndpointId,
            RequestId = call.RequestId ?? response.RequestId,
            Attempts = response.Attempts,
        };
    }

    public static FalProtocolException CreateTooLarge(ApiCall call, ApiResponse response, BodyLimits limits)
    {
        string size = limits.Maximum.ToString("N0", CultureInfo.InvariantCulture);
        (string ratio, string options) = response.IsCompressed
            ? (string.Create(CultureInfo.InvariantCulture, $", or more than {limits.MaximumRatio} times as long as what came,"), "FalClientOptions.MaxResponseSize and MaxDecompressionRatio")
            : ("", "FalClientOptions.MaxResponseSize");
        return new FalProtocolException(
            $"The answer of {call.Uri.Host} is longer than {size} bytes{ratio} and was not read: raise {options} if that is what the model gives.")
        {
            Body = ErrorText.Bounded(ErrorText.WithoutKey(response.Body, response.Key).Span),
            MayHaveBeenAccepted = call.Operation == FalOperation.Submit,
            RequestId = call.RequestId ?? response.RequestId,
        };
    }

    public static FalProtocolException CreateTooManyValues(ApiCall call, ApiResponse response, int maximum)
    {
        string count = maximum.ToString("N0", CultureInfo.InvariantCulture);
        return new FalProtocolException(
            $"The answer of {call.Uri.Host} has more than {count} values and was not parsed: raise FalClientOptions.MaxResponseValues if that is what the model gives.")
        {
            Body = ErrorText.Bounded(ErrorText.WithoutKey(response.Body, response.Key).Span),
            MayHaveBeenAccepted = call.IsBilled,
            RequestId = call.RequestId ?? response.RequestId,
        };
    }
}
