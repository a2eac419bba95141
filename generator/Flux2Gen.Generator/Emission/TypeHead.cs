namespace Flux2Gen.Generator.Emission;

/// <summary>Prints the head of a type declaration.</summary>
internal static class TypeHead
{
    public static string Of(string declaration, IReadOnlyList<string> bases) =>
        $"{declaration}\n    : {string.Join(",\n      ", bases)}";

    /// <summary>What a type implements that a request is made of.</summary>
    public static IEnumerable<string> InputBases(string name, bool isValidatable, bool holdsFiles)
    {
        if (isValidatable)
        {
            yield return TypeRefs.IFalValidatable;
        }

        if (holdsFiles)
        {
            yield return $"{TypeRefs.IFalFileHolder}<{name}>";
        }
    }
}
