using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diffing.Comparing;

/// <summary>The members of the library's classes for fal's own types: the URL is required, and nothing else.</summary>
internal static class LibraryShapes
{
    private static readonly PropertyModel[] File =
    [
        Member("url", TypeKind.String, isRequired: true),
        Member("content_type", TypeKind.String),
        Member("file_name", TypeKind.String),
        Member("file_size", TypeKind.Int64),
    ];

    private static readonly PropertyModel[] Size = [Member("width", TypeKind.Int64), Member("height", TypeKind.Int64)];

    private static readonly PropertyModel[] Video = [Member("fps", TypeKind.Double), Member("duration", TypeKind.Double), Member("num_frames", TypeKind.Int64)];

    // A bit rate is a number or a text: nothing that could fail to fit.
    private static readonly PropertyModel[] Audio = [Member("duration", TypeKind.Double), Member("channels", TypeKind.Int64), Member("sample_rate", TypeKind.Int64), Member("bitrate", TypeKind.Json)];

    /// <summary>The members of a class, as in <c>WellKnownTypes</c>.</summary>
    /// <param name="name">The name of the class.</param>
    public static IReadOnlyList<PropertyModel> Of(string name) => name switch
    {
        "ImageFile" => [.. File, .. Size],
        "VideoFile" => [.. File, .. Size, .. Video],
        "AudioFile" => [.. File, .. Audio],
        "ImageSize" => Size,
        _ => File,
    };

    private static PropertyModel Member(string wireName, TypeKind kind, bool isRequired = false) => new()
    {
        Name = wireName,
        LocalName = wireName,
        WireName = wireName,
        Type = TypeRefModel.Of(kind),
        IsRequired = isRequired,
        AllowsNull = !isRequired,
        Constant = null,
        IsDeprecated = false,
        Docs = new DocModel { Summary = [] },
        Constraints = ConstraintModel.None,
    };
}
