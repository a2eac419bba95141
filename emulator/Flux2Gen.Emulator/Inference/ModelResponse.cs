using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Inference;

/// <summary>What a model answered: for a queued request, the result.</summary>
/// <param name="StatusCode">The model's own status.</param>
/// <param name="Body">Its JSON.</param>
/// <param name="BillableUnits">What fal would charge for.</param>
/// <param name="ErrorType">The category of an infrastructure error.</param>
internal sealed record ModelResponse(int StatusCode, byte[] Body, int BillableUnits, string? ErrorType = null)
{
    public const string CancelledType = "client_cancelled";
    public const string CancelledDetail = "Request was cancelled";

    private const int ClientClosedRequest = 499;
    private const int UnprocessableContent = 422;

    /// <summary>Gets the answer of a cancelled request.</summary>
    public static ModelResponse Cancelled { get; } = new(
        ClientClosedRequest,
        JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("detail", CancelledDetail);
            writer.WriteString("error_type", CancelledType);
            writer.WriteEndObject();
        }),
        0,
        CancelledType);

    /// <summary>Refuses the input.</summary>
    public static ModelResponse Invalid(IReadOnlyList<ValidationError> errors) => new(
        UnprocessableContent,
        JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("detail");
            foreach (ValidationError error in errors)
                error.WriteTo(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }),
        0);
}
