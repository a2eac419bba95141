namespace Flux2Gen.Emulator.Inference;

/// <summary>What a model told as it worked.</summary>
/// <param name="Partial">The outputs before the last one; none when the model refused its input.</param>
/// <param name="Last">The last output: the result, or the refusal.</param>
internal sealed record ModelOutputs(IReadOnlyList<byte[]> Partial, ModelResponse Last);
