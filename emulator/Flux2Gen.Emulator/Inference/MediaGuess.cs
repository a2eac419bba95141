using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Inference;

/// <summary>Guesses what kind of file a place in an output holds: by the property's name, then the schema's title, then the endpoint's category.</summary>
internal static class MediaGuess
{
    private static readonly (string Word, MediaKind Kind)[] NameWords =
    [
        ("image", MediaKind.Image), ("thumbnail", MediaKind.Image), ("mask", MediaKind.Image), ("texture", MediaKind.Image), ("frame", MediaKind.Image), ("preview", MediaKind.Image),
        ("video", MediaKind.Video), ("audio", MediaKind.Audio), ("speech", MediaKind.Audio), ("song", MediaKind.Audio), ("music", MediaKind.Audio), ("vocal", MediaKind.Audio),
        ("mesh", MediaKind.Model3D), ("glb", MediaKind.Model3D), ("fbx", MediaKind.Model3D), ("usdz", MediaKind.Model3D), ("gaussian", MediaKind.Model3D),
        ("zip", MediaKind.Archive), ("archive", MediaKind.Archive), ("config", MediaKind.Json), ("json", MediaKind.Json), ("lora", MediaKind.Binary), ("embedding", MediaKind.Binary),
        ("txt", MediaKind.Text), ("srt", MediaKind.Text),
    ];

    private static readonly (string Word, MediaKind Kind)[] TitleWords =
    [
        ("Image", MediaKind.Image), ("Video", MediaKind.Video), ("Audio", MediaKind.Audio),
    ];

    private static readonly (string Word, MediaKind Kind)[] CategoryEndings =
    [
        ("-image", MediaKind.Image), ("-video", MediaKind.Video), ("-audio", MediaKind.Audio), ("-speech", MediaKind.Audio), ("-music", MediaKind.Audio),
        ("-3d", MediaKind.Model3D), ("-json", MediaKind.Json), ("json", MediaKind.Json), ("-text", MediaKind.Text), ("training", MediaKind.Binary),
    ];

    public static MediaKind Guess(string name, SchemaNode schema, string category)
    {
        string title = schema.GetText("title") ?? "";
        return Find(NameWords, word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            ?? Find(TitleWords, word => title.Contains(word, StringComparison.Ordinal))
            ?? Find(CategoryEndings, word => category.EndsWith(word, StringComparison.Ordinal))
            ?? MediaKind.Binary;
    }

    private static MediaKind? Find((string Word, MediaKind Kind)[] table, Predicate<string> matches)
    {
        foreach ((string word, MediaKind kind) in table)
        {
            if (matches(word))
                return kind;
        }

        return null;
    }
}
