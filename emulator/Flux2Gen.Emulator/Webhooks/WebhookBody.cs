using System.Globalization;
using Flux2Gen.Emulator.Inference;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Webhooks;

/// <summary>Writes what a webhook says.</summary>
internal static class WebhookBody
{
    public static byte[] Write(string requestId, ModelResponse response, bool withoutPayload) => JsonText.Write(writer =>
    {
        bool isOk = response.StatusCode is >= 200 and < 300;
        writer.WriteStartObject();
        writer.WriteString("request_id", requestId);
        writer.WriteString("gateway_request_id", requestId);
        writer.WriteString("status", isOk ? "OK" : "ERROR");
        if (isOk)
            writer.WriteNull("error");
        else
            writer.WriteString("error", $"Invalid status code: {response.StatusCode.ToString(CultureInfo.InvariantCulture)}");
        writer.WritePropertyName("payload");
        if (withoutPayload)
        {
            writer.WriteNullValue();
            writer.WriteString("payload_error", "The response is not JSON");
        }
        else
        {
            writer.WriteRawValue(response.Body);
        }

        writer.WriteEndObject();
    });
}
