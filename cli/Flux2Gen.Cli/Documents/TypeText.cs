using System.Text.RegularExpressions;
using Flux2Gen.Generator.Emission;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Documents;

/// <summary>C# types as people write them: without the namespaces that code has usings for.</summary>
internal static partial class TypeText
{
    /// <summary>Prints a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The type as it is written.</returns>
    public static string Of(TypeRefModel type) => Short(CSharpType.Of(type));

    /// <summary>Prints the type of a property.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The type as it is written, with a question mark where it takes null.</returns>
    public static string Of(PropertyModel property) => Short(CSharpType.Of(property));

    /// <summary>Prints the type of the items of a list or the values of a dictionary.</summary>
    /// <param name="item">The type.</param>
    /// <returns>The type as it is written.</returns>
    public static string OfItem(TypeRefModel item) => Short(CSharpType.OfItem(item));

    private static string Short(string type) => Qualifier().Replace(type, "");

    [GeneratedRegex(@"global::(?:\w+\.)*", RegexOptions.CultureInvariant)]
    private static partial Regex Qualifier();
}
