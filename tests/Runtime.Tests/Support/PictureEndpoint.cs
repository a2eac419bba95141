namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>An endpoint such as the generator emits.</summary>
internal sealed class PictureEndpoint(FalClient client) : FalEndpoint<PictureInput, PictureOutput>(
    client,
    "fal-ai/picture",
    FalModelContracts.ModelWithFiles<PictureInput>(),
    FalModelContracts.Output<PictureOutput>("images"));
