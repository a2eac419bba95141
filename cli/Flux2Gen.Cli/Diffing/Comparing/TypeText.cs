using Flux2Gen.Generator.Emission;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diffing.Comparing;

/// <summary>Prints types as people write them.</summary>
internal static class TypeText
{
    public static string Of(TypeRefModel type) => Shorten(CSharpType.Of(type));

    public static string Of(PropertyModel property) => Shorten(CSharpType.Of(property));

    private static string Shorten(string type) => type
        .Replace("global::System.Collections.Generic.", "", StringComparison.Ordinal)
        .Replace("global::System.Text.Json.", "", StringComparison.Ordinal)
        .Replace("global::Flux2Gen.", "", StringComparison.Ordinal);
}
