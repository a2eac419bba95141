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

    public ModelResponse Run(EndpointDocument endpoint, byte[] body)
    {
        if (!JsonBody.TryParse(body, out JsonElement input, out ValidationError? syntaxError))
            return ModelResponse.Invalid([syntaxError]);
        IReadOnlyList<ValidationError> errors = InputValidator.Validate(input, endpoint.Input);
        if (errors.Count > 0)
            return ModelResponse.Invalid(errors);
        InputImages images = _images.Read(input);
        if (images.Errors.Count > 0)
            return ModelResponse.Invalid(images.Errors);

        ModelInput model = ModelInput.Read(endpoint, input, images.Images);
        byte[] output = JsonText.Write(writer => new OutputBuilder(model, _media).Write(writer));
        return new ModelResponse(200, output, model.ImageCount);
    }
}
