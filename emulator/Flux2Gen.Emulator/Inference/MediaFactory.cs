using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Drawing.Png;
using Flux2Gen.Emulator.Storage;

namespace Flux2Gen.Emulator.Inference;

/// <summary>Makes the files of an output and stores them. Images are drawn; other kinds are small placeholders that open.</summary>
internal sealed class MediaFactory(FileStore files, MediaUrls urls)
{
    private const string PngContentType = "image/png";

    public MediaFile Create(MediaKind kind, ModelInput model, int index)
    {
        if (kind is not MediaKind.Image)
        {
            PlaceholderFile placeholder = PlaceholderFile.Of(kind, model);
            return Describe(files.Add(placeholder.Bytes, placeholder.ContentType, placeholder.Extension), model);
        }

        PictureRequest request = new(model.Endpoint.Id, model.Prompt, model.Seed, model.Size.Width, model.Size.Height) { Sources = model.Images, Index = index };
        byte[] png = PngWriter.Write(Picture.Draw(request));
        if (!model.SyncMode)
            return Describe(files.Add(png, PngContentType, ".png"), model);
        return new MediaFile(DataUri.Write(png, PngContentType), PngContentType, $"{index}.png", png.Length, model.Size.Width, model.Size.Height);
    }

    private MediaFile Describe(StoredFile file, ModelInput model) =>
        new(urls.Of(file.Key), file.ContentType, file.Name, (int)file.Content.Length, model.Size.Width, model.Size.Height);
}
