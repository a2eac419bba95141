using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits what a document allows of a value as attributes.</summary>
internal static class ConstraintAttributes
{
    public static void Write(SourceWriter writer, ConstraintModel constraints)
    {
        Attribute(
            writer,
            TypeRefs.FalRange,
            ("Minimum", constraints.Minimum),
            ("Maximum", constraints.Maximum),
            ("Above", constraints.Above),
            ("Below", constraints.Below),
            ("MultipleOf", constraints.MultipleOf));
        Attribute(
            writer,
            TypeRefs.FalLength,
            ("Minimum", Text(constraints.MinLength ?? constraints.MinItems ?? constraints.MinEntries)),
            ("Maximum", Text(constraints.MaxLength ?? constraints.MaxItems ?? constraints.MaxEntries)));
    }

    private static void Attribute(SourceWriter writer, string name, params (string Name, string? Value)[] arguments)
    {
        string[] given = [.. arguments.Where(static item => item.Value is not null).Select(static item => $"{item.Name} = {item.Value}")];
        if (given.Length > 0)
        {
            writer.Line($"[{name}({string.Join(", ", given)})]");
        }
    }

    private static string? Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
