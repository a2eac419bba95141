using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits closed unions. What all have in common - equality, text, unknown JSON - is in the runtime's base class.</summary>
internal static class UnionEmitter
{
    public static void Emit(SourceWriter writer, UnionModel type, GeneratorSettings settings)
    {
        string[] bases =
        [
            $"{TypeRefs.FalUnion}<{type.Name}>",
            $"{TypeRefs.IFalModel}<{type.Name}>",
            .. TypeHead.InputBases(type.Name, type.HasRules, type.HoldsFiles),
        ];

        XmlDoc.Write(writer, type.Docs, $"Holds one of: {string.Join(", ", type.Cases.Select(item => Reference(item.Type)))}. Any other value from the server is kept as JSON.");
        TypeAttributes.Write(writer, type.Name, type.IsDeprecated);
        using (writer.Block(TypeHead.Of($"{settings.Accessibility} sealed partial class {type.Name}", bases)))
        {
            Constructors(writer, type);
            Presets(writer, type);
            Conversions(writer, type);
            Access(writer, type);
            Match(writer, type);
            if (type.HasRules)
            {
                ValidationEmitter.Emit(writer, type);
                writer.Blank();
            }

            if (type.HoldsFiles)
            {
                FileMapEmitter.Emit(writer, type);
                writer.Blank();
            }

            UnionJsonEmitter.Emit(writer, type);
        }
    }

    /// <summary>The cases in an order in which C# can tell them by their types: a class after the records that derive from it.</summary>
    public static IEnumerable<UnionCaseModel> ByType(UnionModel type) => type.Cases.OrderBy(static item => WellKnownTypes.IsFile(item.Type));

    /// <summary>The name of a variable that holds a case.</summary>
    public static string Variable(UnionCaseModel item) => $"case{item.Name}";

    /// <summary>A case as documentation names it.</summary>
    private static string Reference(TypeRefModel type) => type.Kind switch
    {
        TypeKind.List => $"a list of {Reference(type.Item!)}",
        TypeKind.Map when type.Item!.Kind == TypeKind.Json => "any object",
        TypeKind.Map => $"an object whose members are each {Reference(type.Item!)}",
        _ => $"<see cref=\"{CSharpType.Of(type)}\"/>",
    };

    private static void Constructors(SourceWriter writer, UnionModel type)
    {
        foreach (UnionCaseModel item in type.Cases)
        {
            writer.Line($$"""
                /// <summary>Initializes a new instance that holds {{Reference(item.Type)}}.</summary>
                /// <param name="value">The value.</param>
                public {{type.Name}}({{CSharpType.Of(item.Type)}} value) : base(value) { }
                """);
            writer.Blank();
            if (item.Type is { Kind: TypeKind.WellKnown, Name: "ImageSize" })
            {
                writer.Line($$"""
                    /// <summary>Initializes a new instance that holds a size in pixels.</summary>
                    /// <param name="width">The width in pixels.</param>
                    /// <param name="height">The height in pixels.</param>
                    public {{type.Name}}(int width, int height) : this(new {{CSharpType.Of(item.Type)}}(width, height)) { }
                    """);
                writer.Blank();
            }
        }

        writer.Line($$"""
            /// <summary>Initializes a new instance that is JSON, for a value that the document does not list.</summary>
            /// <param name="value">The JSON.</param>
            public {{type.Name}}({{TypeRefs.JsonElement}} value) : base(value) { }
            """);
        writer.Blank();
    }

    private static void Presets(SourceWriter writer, UnionModel type)
    {
        foreach (UnionCaseModel item in type.Cases)
        {
            foreach (EnumValueModel preset in item.Presets)
            {
                XmlDoc.Summary(writer, XmlDoc.Code(preset.Wire));
                string literal = item.Shape == JsonShape.Number ? preset.Wire : CSharpLiteral.Text(preset.Wire);
                writer.Line($$"""public static {{type.Name}} {{preset.Name}} { get; } = new(new {{item.Type.Name}}({{literal}}));""");
                writer.Blank();
            }
        }
    }

    private static void Conversions(SourceWriter writer, UnionModel type)
    {
        foreach (UnionCaseModel item in type.Cases)
        {
            foreach (string source in Sources(item.Type))
            {
                string value = item.Type.Kind == TypeKind.FileInput && source != TypeRefs.FalFileInput ? $"({TypeRefs.FalFileInput})value" : "value";
                XmlDoc.Summary(writer, $"Converts {Reference(item.Type)} to the union.");
                if (item.Type.IsValueType)
                {
                    writer.Line($"public static implicit operator {type.Name}({source} value) => new({value});");
                }
                else
                {
                    // No value is no case: an optional property that is given null is not sent.
                    writer.Line($"[return: {TypeRefs.NotNullIfNotNull}(nameof(value))]");
                    writer.Line($"public static implicit operator {type.Name}?({source}? value) => value is null ? null : new({value});");
                }

                writer.Blank();
            }
        }
    }

    /// <summary>The types that a case converts from. C# has no conversions from interfaces, so lists come as arrays and <c>List</c>.</summary>
    public static IEnumerable<string> Sources(TypeRefModel type) => type.Kind switch
    {
        TypeKind.List => [$"{CSharpType.OfItem(type.Item!)}[]", $"{TypeRefs.List}<{CSharpType.OfItem(type.Item!)}>"],
        TypeKind.Map => [$"{TypeRefs.Dictionary}<string, {CSharpType.OfItem(type.Item!)}>"],
        TypeKind.FileInput => [TypeRefs.FalFileInput, "string", TypeRefs.Uri],
        _ => [CSharpType.Of(type)],
    };

    private static void Access(SourceWriter writer, UnionModel type)
    {
        foreach (UnionCaseModel item in type.Cases)
        {
            string parameter = item.Type.IsValueType
                ? $"out {CSharpType.Of(item.Type)} value"
                : $"[{TypeRefs.NotNullWhen}(true)] out {CSharpType.Of(item.Type)}? value";
            writer.Line($"""
                /// <summary>Gets the value as {Reference(item.Type)}, if it is one.</summary>
                /// <param name="value">The value.</param>
                /// <returns><see langword="true"/> if the union holds {Reference(item.Type)}; otherwise, <see langword="false"/>.</returns>
                public bool TryGet{item.Name}({parameter}) => TryGet(out value);
                """);
            writer.Blank();
        }
    }

    private static void Match(SourceWriter writer, UnionModel type)
    {
        XmlDoc.Summary(writer, "Calls the function that matches the current case.");
        writer.Line("/// <typeparam name=\"TResult\">The type of the result.</typeparam>");
        foreach (UnionCaseModel item in type.Cases)
        {
            writer.Line($"/// <param name=\"when{item.Name}\">Called for {Reference(item.Type)}.</param>");
        }

        writer.Line("/// <param name=\"whenJson\">Called for JSON that matches no other case.</param>");
        writer.Line("/// <returns>The result of the function.</returns>");
        IEnumerable<string> parameters = [.. type.Cases.Select(static item => $"{TypeRefs.Func}<{CSharpType.Of(item.Type)}, TResult> when{item.Name}"), $"{TypeRefs.Func}<{TypeRefs.JsonElement}, TResult> whenJson"];
        using (writer.Block($"public TResult Match<TResult>(\n    {string.Join(",\n    ", parameters)}) => Value switch", end: "};"))
        {
            foreach (UnionCaseModel item in ByType(type))
            {
                writer.Line($"{CSharpType.Of(item.Type)} {Variable(item)} => when{item.Name}({Variable(item)}),");
            }

            writer.Line($"_ => whenJson(({TypeRefs.JsonElement})Value),");
        }

        writer.Blank();
    }
}
