namespace Flux2Gen.Generator.Emission;

/// <summary>Emits the attributes that every emitted type has.</summary>
internal static class TypeAttributes
{
    private static readonly string Version = typeof(TypeAttributes).Assembly.GetName().Version!.ToString(3);

    /// <summary>The attribute of a type that reads and writes its own JSON: without it JsonSerializer would use the C# names.</summary>
    public static void Write(SourceWriter writer, string typeName, bool isDeprecated)
    {
        Obsolete(writer, isDeprecated, "type");
        GeneratedCode(writer);
        writer.Line($"[{TypeRefs.JsonConverter}(typeof({TypeRefs.FalModelConverter}<{typeName}>))]");
    }

    /// <summary>The attribute of what fal has deprecated.</summary>
    /// <param name="writer">Takes the line.</param>
    /// <param name="isDeprecated">Whether it is deprecated.</param>
    /// <param name="what">What it is.</param>
    public static void Obsolete(SourceWriter writer, bool isDeprecated, string what)
    {
        if (isDeprecated)
        {
            writer.Line($"[{TypeRefs.Obsolete}(\"fal has deprecated this {what}.\")]");
        }
    }

    public static void GeneratedCode(SourceWriter writer) =>
        writer.Line($"[{TypeRefs.GeneratedCode}(\"Flux2Gen\", \"{Version}\")]");
}
