using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Cli.Documents;

/// <summary>The C# of a call with just the values that have to be given. It compiles; what stands in the strings is for people to fill in.</summary>
internal static class CallSnippet
{
    private const string Blank = "\"…\"";

    // No type needs itself to be made, so this is only ever reached by documents that are wrong.
    private const int MaxDepth = 8;

    /// <summary>Prints a call.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>One line, for code that uses the namespaces of the library and of the emitted types.</returns>
    public static string Of(EndpointModel endpoint) =>
        $"await fal.{ApiName.Of(endpoint.Name)}.SubscribeAsync({Value(endpoint, endpoint.Input, null, 0)});";

    private static string Value(EndpointModel endpoint, TypeRefModel type, PropertyModel? property, int depth) => type.Kind switch
    {
        _ when depth > MaxDepth => "null!",
        TypeKind.String => Blank,
        TypeKind.Boolean => "true",
        TypeKind.Int32 or TypeKind.Int64 => Whole(property?.Constraints),
        TypeKind.Double => property?.Constraints.Minimum ?? "1",
        TypeKind.List => $"[{Value(endpoint, type.Item!, property, depth + 1)}]",
        TypeKind.Map => $"new {Dictionary(type)} {{ [{Blank}] = {Value(endpoint, type.Item!, property, depth + 1)} }}",
        TypeKind.Object => New(endpoint, type, depth),
        TypeKind.Enum => Enum(endpoint, type),
        TypeKind.Union => Union(endpoint, type, property, depth),
        TypeKind.WellKnown when type.Name == "ImageSize" => "new ImageSize(1024, 1024)",
        TypeKind.WellKnown => $"new {type.Name} {{ Url = \"https://…\" }}",
        TypeKind.FileInput => $"FalFileInput.FromFile(\"{FileName(property)}\")",
        _ => "System.Text.Json.JsonDocument.Parse(\"{}\").RootElement",
    };

    private static string New(EndpointModel endpoint, TypeRefModel type, int depth)
    {
        ObjectModel record = endpoint.Objects.First(candidate => candidate.Name == type.Name);
        if (record.IsTuple)
        {
            return $"new {type.Name}({string.Join(", ", record.Properties.Select(item => Value(endpoint, item.Type, item, depth + 1)))})";
        }

        string[] values = [.. record.Properties
            .Where(property => property.MustBeGiven)
            .Select(property => $"{property.Name} = {Value(endpoint, property.Type, property, depth + 1)}")];
        return values.Length == 0 ? $"new {type.Name}()" : $"new {type.Name} {{ {string.Join(", ", values)} }}";
    }

    private static string Enum(EndpointModel endpoint, TypeRefModel type) =>
        endpoint.Enums.First(candidate => candidate.Name == type.Name) is var names && names.Values.Count > 0
            ? $"{type.Name}.{names.Values[0].Name}"
            : $"new {type.Name}({(names.IsNumeric ? "1" : Blank)})";

    // The conversions of a union take arrays, and need to see a type: numbers would fit several.
    private static string Union(EndpointModel endpoint, TypeRefModel type, PropertyModel? property, int depth)
    {
        UnionModel union = endpoint.Unions.First(candidate => candidate.Name == type.Name);
        if (union.Cases.FirstOrDefault(item => item.Presets.Count > 0) is { } listed)
        {
            return $"{type.Name}.{listed.Presets[0].Name}";
        }

        TypeRefModel first = union.Cases[0].Type;
        string value = Value(endpoint, first, property, depth + 1);
        return first.Kind switch
        {
            TypeKind.List => $"new {TypeText.OfItem(first.Item!)}[] {{ {value[1..^1]} }}",
            TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double => $"({TypeText.Of(first)}){value}",
            _ => value,
        };
    }

    private static string Dictionary(TypeRefModel type) => $"Dictionary<string, {TypeText.OfItem(type.Item!)}>";

    private static string Whole(ConstraintModel? constraints) =>
        constraints?.Minimum is { } minimum && minimum.All(char.IsAsciiDigit) && minimum.Length < 10 ? minimum : "1";

    private static string FileName(PropertyModel? property) => property?.WireName switch
    {
        { } name when name.Contains("video", StringComparison.OrdinalIgnoreCase) => "clip.mp4",
        { } name when name.Contains("audio", StringComparison.OrdinalIgnoreCase) => "sound.mp3",
        _ => "picture.png",
    };
}
