using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>
/// fal's own types that the runtime library has classes for. What an object can hold decides, and its names tell the medium: an
/// optional member that comes or goes is no reason for another type. The rule stands in docs/types.md.
/// </summary>
internal static class WellKnownTypes
{
    private static readonly WellKnownMember[] File =
    [
        new("url", SchemaTypes.String, TypeKind.String),
        new("content_type", SchemaTypes.String, TypeKind.String),
        new("file_name", SchemaTypes.String, TypeKind.String),
        new("file_size", SchemaTypes.Number, TypeKind.Int64),
        new("file_data", SchemaTypes.String, TypeKind.String),
    ];

    private static readonly WellKnownMember[] Side =
    [
        new("width", SchemaTypes.Number, TypeKind.Int32),
        new("height", SchemaTypes.Number, TypeKind.Int32),
    ];

    private static readonly WellKnownMember[] Video =
    [
        new("fps", SchemaTypes.Number, TypeKind.Double),
        new("duration", SchemaTypes.Number, TypeKind.Double),
        new("num_frames", SchemaTypes.Number, TypeKind.Int32),
    ];

    private static readonly WellKnownMember[] Audio =
    [
        new("duration", SchemaTypes.Number, TypeKind.Double),
        new("channels", SchemaTypes.Number, TypeKind.Int32),
        new("sample_rate", SchemaTypes.Number, TypeKind.Int32),
        new("bitrate", SchemaTypes.None, TypeKind.Json),
    ];

    /// <summary>The runtime's class that all other files derive from.</summary>
    public static TypeRefModel AnyFile { get; } = Of(MediaName.File);

    public static TypeRefModel Of(string name) => new() { Kind = TypeKind.WellKnown, Name = name };

    public static bool IsFile(TypeRefModel type) => type is { Kind: TypeKind.WellKnown, Name: not MediaName.Size };

    /// <summary>The members of a class, as a record that derives from it inherits them.</summary>
    public static IReadOnlyList<WellKnownMember> MembersOf(string name) => name switch
    {
        MediaName.Image => [.. File, .. Side],
        MediaName.Video => [.. File, .. Side, .. Video],
        MediaName.Audio => [.. File, .. Audio],
        MediaName.Size => Side,
        _ => File,
    };

    /// <summary>The runtime's class for an object; null if it has no such class.</summary>
    /// <param name="schema">The schema of the object, with all that it mixes in.</param>
    /// <param name="names">What the object is called, the most telling name first.</param>
    /// <param name="isInput">Whether the object is sent, so that what it demands must not be forgotten.</param>
    /// <param name="resolve">Follows references.</param>
    public static WellKnownMatch? Match(Schema schema, IReadOnlyList<string?> names, bool isInput, Func<Schema, Schema> resolve)
    {
        if (!IsObject(schema))
        {
            return null;
        }

        if (names.Any(MediaName.IsImageSize) && Side.All(side => schema.Property(side.Name) is { } member && Fits(member, side, resolve)))
        {
            string[] required = [.. schema.Required.Where(name => schema.Property(name) is not null)];
            return required.Length == 0 || (!isInput && IsWithin(required, MediaName.Size)) ? new WellKnownMatch(MediaName.Size, IsWhole: true) : null;
        }

        return schema.Property(FileInputRule.PlainUrl) is not null && FileInputRule.IsFileObject(names) && FitsAll(schema, MediaName.File, resolve)
            ? FileMatch(schema, names, resolve)
            : null;
    }

    private static WellKnownMatch FileMatch(Schema schema, IReadOnlyList<string?> names, Func<Schema, Schema> resolve)
    {
        string told = names.Select(MediaName.FileClass).FirstOrDefault(static medium => medium is not null) ?? ByMembers(schema, resolve);
        bool fits = FitsAll(schema, told, resolve);
        string name = fits ? told : MediaName.File;
        return new WellKnownMatch(name, fits && IsWithin(schema.Required.Where(required => schema.Property(required) is not null), name));
    }

    /// <summary>The medium of an object without a telling name. Two members that only one medium has, so that a single one more or less decides nothing.</summary>
    private static string ByMembers(Schema schema, Func<Schema, Schema> resolve)
    {
        int Count(WellKnownMember[] members) => members.Count(member => schema.Property(member.Name) is { } found && Fits(found, member, resolve));
        return Count(Video) > 1 ? MediaName.Video
            : Count(Audio) > 1 ? MediaName.Audio
            : Count(Side) > 1 ? MediaName.Image
            : MediaName.File;
    }

    private static bool IsObject(Schema schema) =>
        schema is { Properties.Count: > 0, AnyOf.Count: 0, OneOf.Count: 0, AllOf.Count: 0, Enum: null, Const: null }
        && (schema.Types & ~(SchemaTypes.Object | SchemaTypes.Null)) == SchemaTypes.None;

    private static bool IsWithin(IEnumerable<string> names, string type)
    {
        IReadOnlyList<WellKnownMember> members = MembersOf(type);
        return names.All(name => members.Any(member => member.Name == name));
    }

    /// <summary>Whether a class's properties hold every value of the members that they are for.</summary>
    private static bool FitsAll(Schema schema, string type, Func<Schema, Schema> resolve) =>
        MembersOf(type).All(member => schema.Property(member.Name) is not { } found || Fits(found, member, resolve));

    private static bool Fits(Schema schema, WellKnownMember member, Func<Schema, Schema> resolve) =>
        member.Allowed == SchemaTypes.None || SchemaShapes.AreWithin(schema, member.Allowed, resolve);
}
