using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Inference;

/// <summary>The pictures an input points to, and what was wrong with those that could not be had.</summary>
internal sealed record InputImages(IReadOnlyList<RasterImage> Images, IReadOnlyList<ValidationError> Errors);
