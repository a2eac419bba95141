namespace Flux2Gen.Generator.Emission;

/// <summary>Emits the attributes that every emitted type has.</summary>
internal static class TypeAttributes
{
    private static readonly string Version = typeof(Flux2Generator).Assembly.GetName().Version!.ToString(3);

    /// <summary>The attribute of a type that reads and writes its own JSON: without it JsonSerializer would use the C# names.</summary>
    public static void Write(SourceWriter writer, string typeName)
    {
        GeneratedCode(writer);
        writer.Line($"[{TypeRefs.JsonConverter}(typeof({TypeRefs.FalModelConverter}<{typeName}>))]");
    }

    public static void GeneratedCode(SourceWriter writer) =>
        writer.Line($"[{TypeRefs.GeneratedCode}(\"Flux2Gen\", \"{Version}\")]");
}
