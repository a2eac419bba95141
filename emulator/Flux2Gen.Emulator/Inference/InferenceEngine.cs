using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Schemas;
using Flux2Gen.Emulator.Storage;

namespace Flux2Gen.Emulator.Inference;

/// <summary>Stands in for every model: checks the input as its document says, and makes an output of the shape its document says.</summary>
internal sealed class InferenceEngine(FileStore files, MediaUrls urls)
{
    private readonly InputImageReader _images = new(files, urls);
    private readonly MediaFactory _media = new(files, urls);

    /// <summary>How much smaller than the result the pictures of partial outputs are.</summary>
    private static readonly int[] PreviewDivisors = [4, 2];

    public ModelResponse Run(EndpointDocument endpoint, byte[] body) =>
        TryRead(endpoint, body, out ModelInput? model, out ModelResponse? refusal) ? Result(model) : refusal;

    /// <summary>Runs a model that tells its outputs as it works: with pictures that become larger up to those of the result.</summary>
    public ModelOutputs Stream(EndpointDocument endpoint, byte[] body) =>
        TryRead(endpoint, body, out ModelInput? model, out ModelResponse? refusal)
            ? new ModelOutputs([.. PreviewDivisors.Select(divisor => Output(Preview(model, divisor)))], Result(model))
            : new ModelOutputs([], refusal);

    private static ModelInput Preview(ModelInput model, int divisor) =>
        model with { Size = (Math.Max(model.Size.Width / divisor, 1), Math.Max(model.Size.Height / divisor, 1)) };

    private bool TryRead(EndpointDocument endpoint, byte[] body, [NotNullWhen(true)] out ModelInput? model, [NotNullWhen(false)] out ModelResponse? refusal)
    {
        model = null;
        refusal = null;
        if (!JsonBody.TryParse(body, out JsonElement input, out ValidationError? syntaxError))
        {
            refusal = ModelResponse.Invalid([syntaxError]);
            return false;
        }

        IReadOnlyList<ValidationError> errors = InputValidator.Validate(input, endpoint.Input);
        InputImages? images = errors.Count > 0 ? null : _images.Read(input);
        if (images is null || images.Errors.Count > 0)
        {
            refusal = ModelResponse.Invalid(images?.Errors ?? errors);
            return false;
        }

        model = ModelInput.Read(endpoint, input, images.Images);
        return true;
    }

    private ModelResponse Result(ModelInput model) => new(200, Output(model), model.ImageCount);

    private byte[] Output(ModelInput model) => JsonText.Write(writer => new OutputBuilder(model, _media).Write(writer));
}
