using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Flux2Gen.Emulator.Drawing;
using Flux2Gen.Emulator.Schemas;
using Flux2Gen.Emulator.Storage;

namespace Flux2Gen.Emulator.Inference;

/// <summary>Gets the pictures of an input from data URIs and stored files. Remote hosts are never asked.</summary>
internal sealed class InputImageReader(FileStore files, MediaUrls urls)
{
    private const string NotFetched = "Failed to download the file. The local fal fetches nothing: upload the file to it, or send a data URI.";
    private const string NotReadable = "Failed to load the image. Please ensure the image file is not corrupted and is in a supported format.";

    public InputImages Read(JsonElement input)
    {
        List<RasterImage> images = [];
        List<ValidationError> errors = [];
        foreach (ImageReference reference in ImageReference.FindAll(input))
        {
            string address = JsonText.Read(reference.Value);
            if (!TryFetch(address, out byte[]? bytes))
                errors.Add(new ValidationError(reference.Location, "file_download_error", NotFetched, reference.Value));
            else if (ImageDecoder.TryDecode(bytes) is { } image)
                images.Add(image);
            else
                errors.Add(new ValidationError(reference.Location, "image_load_error", NotReadable, reference.Value));
        }

        return new InputImages(images, errors);
    }

    private bool TryFetch(string address, [NotNullWhen(true)] out byte[]? bytes)
    {
        if (DataUri.TryRead(address, out bytes))
            return true;
        if (urls.KeyOf(address) is not { } key || !files.TryGet(key, out StoredFile? file))
            return false;
        bytes = file.Content.ReadAll();
        return bytes is not null;
    }
}
