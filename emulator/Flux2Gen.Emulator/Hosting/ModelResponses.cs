using System.Globalization;
using Flux2Gen.Emulator.Inference;

namespace Flux2Gen.Emulator.Hosting;

/// <summary>Sends what a model answered.</summary>
internal static class ModelResponses
{
    public static EmulatorResponse For(ModelResponse response, string requestId)
    {
        EmulatorResponse answer = ContentResponse.Json(response.StatusCode, response.Body)
            .With(FalHeaders.RequestId, requestId)
            .With(FalHeaders.BillableUnits, response.BillableUnits.ToString(CultureInfo.InvariantCulture));
        return response.ErrorType is { } errorType ? answer.With(FalHeaders.ErrorType, errorType) : answer;
    }
}
