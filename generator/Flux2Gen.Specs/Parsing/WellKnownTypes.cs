using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>fal's own types that the runtime library has classes for. A component is one of them by name and shape.</summary>
internal static class WellKnownTypes
{
    private static readonly Dictionary<string, SchemaTypes> File = new(StringComparer.Ordinal)
    {
        ["url"] = SchemaTypes.String,
        ["content_type"] = SchemaTypes.String,
        ["file_name"] = SchemaTypes.String,
        ["file_size"] = SchemaTypes.Integer,
    };

    private static readonly Dictionary<string, SchemaTypes> Image = new(File, StringComparer.Ordinal)
    {
        ["width"] = SchemaTypes.Integer,
        ["height"] = SchemaTypes.Integer,
    };

    private static readonly Dictionary<string, SchemaTypes> Video = new(Image, StringComparer.Ordinal)
    {
        ["fps"] = SchemaTypes.Number,
        ["duration"] = SchemaTypes.Number,
        ["num_frames"] = SchemaTypes.Integer,
    };

    private static readonly Dictionary<string, SchemaTypes> Audio = new(File, StringComparer.Ordinal)
    {
        ["duration"] = SchemaTypes.Number,
        ["channels"] = SchemaTypes.Integer,
        ["sample_rate"] = SchemaTypes.Integer,
        ["bitrate"] = SchemaTypes.String | SchemaTypes.Integer,
    };

    private static readonly Dictionary<string, SchemaTypes> Size = new(StringComparer.Ordinal)
    {
        ["width"] = SchemaTypes.Integer,
        ["height"] = SchemaTypes.Integer,
    };

    /// <summary>The runtime's class that all other files derive from.</summary>
    public static TypeRefModel AnyFile { get; } = new() { Kind = TypeKind.WellKnown, Name = "FalFile" };

    public static bool IsFile(TypeRefModel type) => type is { Kind: TypeKind.WellKnown, Name: not "ImageSize" };

    /// <summary>The runtime's class for a component, or null when its name or shape is not the well-known one.</summary>
    public static TypeRefModel? Match(string name, Schema schema, bool isInput)
    {
        (string Type, Dictionary<string, SchemaTypes> Shape) known = name switch
        {
            "File" => ("FalFile", File),
            "Image" or "ImageFile" => ("ImageFile", Image),
            "Video" or "VideoFile" => ("VideoFile", Video),
            "Audio" or "AudioFile" => ("AudioFile", Audio),
            "ImageSize" => ("ImageSize", Size),
            _ => default,
        };
        if (known.Type is null || !Fits(schema, known.Shape))
        {
            return null;
        }

        // The class requires the URL and nothing else. What fal promises beyond that in an output it may as well be asked
        // for; what it demands beyond that in an input must not be forgotten.
        bool fitsRequired = known.Type == "ImageSize"
            ? schema.Required.Count == 0
            : schema.Required.Contains("url") && (schema.Required.Count == 1 || !isInput);
        return fitsRequired ? new TypeRefModel { Kind = TypeKind.WellKnown, Name = known.Type } : null;
    }

    private static bool Fits(Schema schema, Dictionary<string, SchemaTypes> shape) =>
        schema is { Properties.Count: > 0, AnyOf.Count: 0, OneOf.Count: 0, AllOf.Count: 0, Enum: null, Const: null }
        && (schema.Types & ~SchemaTypes.Object) == SchemaTypes.None
        && schema.Properties.All(pair => shape.TryGetValue(pair.Key, out SchemaTypes types) && IsWithin(pair.Value, types));

    /// <summary>Whether the class's property holds every value of a schema. One that does not say its type has values of any.</summary>
    private static bool IsWithin(Schema schema, SchemaTypes allowed)
    {
        if (schema is not { Reference: null, Enum: null, Const: null, AllOf.Count: 0 })
        {
            return false;
        }

        Schema[] arms = [.. schema.AnyOf, .. schema.OneOf];
        if (arms.Length > 0)
        {
            return arms.All(arm => IsWithin(arm, allowed));
        }

        // Every whole number is a number.
        SchemaTypes held = (allowed.HasFlag(SchemaTypes.Number) ? allowed | SchemaTypes.Integer : allowed) | SchemaTypes.Null;
        return schema.Types != SchemaTypes.None && (schema.Types & ~held) == SchemaTypes.None;
    }
}
