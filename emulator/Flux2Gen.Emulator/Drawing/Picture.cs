using Flux2Gen.Emulator.Drawing.Edit;
using Flux2Gen.Emulator.Drawing.Scene;
using Flux2Gen.Emulator.Drawing.Text;

namespace Flux2Gen.Emulator.Drawing;

/// <summary>Draws pictures: a landscape from the prompt, or an edit of the given picture. Every one is captioned, so that nobody takes it for a model's work.</summary>
internal static class Picture
{
    public static RasterImage Draw(PictureRequest request)
    {
        PromptHints hints = PromptHints.Read(request.Prompt);
        SeededRandom random = new(request.ChanceSeed);
        RasterImage image = request.Sources.Count > 0
            ? EditPainter.Paint(request, hints, random)
            : ScenePainter.Paint(request.Width, request.Height, hints, random);
        Caption.Draw(image, request);
        return image;
    }
}
