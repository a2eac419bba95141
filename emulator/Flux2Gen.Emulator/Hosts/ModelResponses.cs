using System.Globalization;
using Flux2Gen.Emulator.Inference;
using Flux2Gen.Emulator.Server;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>Sends what a model answered.</summary>
internal static class ModelResponses
{
    public static EmulatorResponse For(ModelResponse response, string requestId)
    {
        EmulatorResponse answer = Describe(ContentResponse.Json(response.StatusCode, response.Body), response, requestId);
        return response.ErrorType is { } errorType ? answer.With(FalHeaders.ErrorType, errorType) : answer;
    }

    /// <summary>Sends what a model told as it worked; a refusal is an answer like any other.</summary>
    public static EmulatorResponse For(ModelOutputs outputs, string requestId) => outputs.Last.StatusCode == 200
        ? Describe(new OutputStreamResponse([.. outputs.Partial, outputs.Last.Body]), outputs.Last, requestId)
        : For(outputs.Last, requestId);

    private static EmulatorResponse Describe(EmulatorResponse answer, ModelResponse response, string requestId) => answer
        .With(FalHeaders.RequestId, requestId)
        .With(FalHeaders.BillableUnits, response.BillableUnits.ToString(CultureInfo.InvariantCulture));
}
