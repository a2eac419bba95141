using System.Globalization;

namespace Flux2Gen.Emulator.Drawing.Text;

/// <summary>The strip along the bottom that says whose work the picture is.</summary>
internal static class Caption
{
    private const string Signature = "LOCAL FAL";
    private const int PaddingDots = 5;
    private const int SidePerScale = 380;
    private const float SceneOpacity = 0.62f;

    /// <summary>The picture below may carry a caption of its own.</summary>
    private const float EditOpacity = 0.94f;

    public static void Draw(RasterImage image, PictureRequest request)
    {
        int scale = Math.Max(1, Math.Min(image.Width, image.Height) / SidePerScale);
        int padding = PaddingDots * scale;
        int height = (BitmapFont.GlyphHeight * scale) + (2 * padding);
        int top = image.Height - height;
        Shapes.Rectangle(image, 0, top, image.Width, height, new Rgb(0.03f, 0.03f, 0.05f), request.Sources.Count > 0 ? EditOpacity : SceneOpacity);

        string signature = string.Create(CultureInfo.InvariantCulture, $"{Signature} {BitmapFont.Dot} SEED {request.Seed}");
        if (BitmapFont.Measure(signature, scale) > image.Width / 2)
            signature = Signature;
        int right = image.Width - padding - BitmapFont.Measure(signature, scale);
        BitmapFont.Draw(image, signature, right, top + padding, scale, new Rgb(1, 0.82f, 0.45f), 0.95f);

        string text = Fit(OneLine(request.Prompt.Length > 0 ? request.Prompt : request.EndpointId), (right - (3 * padding)) / (BitmapFont.Advance * scale));
        BitmapFont.Draw(image, text, padding, top + padding, scale, Rgb.White, 0.92f);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Fit(string text, int length)
    {
        if (length <= 1)
            return "";
        return text.Length <= length ? text : $"{text[..(length - 1)].TrimEnd()}{BitmapFont.Ellipsis}";
    }
}
