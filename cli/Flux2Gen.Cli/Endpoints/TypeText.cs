using System.Text.RegularExpressions;

namespace Flux2Gen.Cli.Endpoints;

/// <summary>C# types as people write them.</summary>
internal static partial class TypeText
{
    /// <summary>Takes the namespaces off a type.</summary>
    /// <param name="type">The type as it is emitted.</param>
    /// <returns>The type as it is written under the usual usings.</returns>
    public static string Short(string type) => Qualifier().Replace(type, "");

    [GeneratedRegex(@"global::(?:\w+\.)*", RegexOptions.CultureInvariant)]
    private static partial Regex Qualifier();
}
