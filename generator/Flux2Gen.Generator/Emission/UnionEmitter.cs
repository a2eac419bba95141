using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits closed unions.</summary>
internal static class UnionEmitter
{
    /// <summary>The field that holds a case.</summary>
    public static string Field(UnionCaseModel item) => $"_{char.ToLowerInvariant(item.Name[0])}{item.Name.Substring(1)}";

    public static void Emit(SourceWriter writer, UnionModel type, GeneratorSettings settings)
    {
        List<string> bases = [$"{TypeRefs.IFalModel}<{type.Name}>", $"{TypeRefs.IEquatable}<{type.Name}>"];
        bases.AddRange(TypeHead.InputBases(type.Name, type.HasRules, type.HoldsFiles));

        XmlDoc.Write(writer, type.Docs);
        writer.Line($"/// <remarks>One of: {string.Join(", ", type.Cases.Select(item => Reference(item.Type)))}. Anything else that a server sends is kept as JSON.</remarks>");
        TypeAttributes.Write(writer, type.Name);
        using (writer.Block(TypeHead.Of($"{settings.Accessibility} sealed partial class {type.Name}", bases)))
        {
            foreach (UnionCaseModel item in type.Cases)
            {
                writer.Line($"private readonly {CSharpType.Of(item.Type)}? {Field(item)};");
            }

            writer.Line($"private readonly {TypeRefs.JsonElement}? _json;");
            writer.Blank();
            Constructors(writer, type);
            Presets(writer, type);
            Conversions(writer, type);
            Access(writer, type);
            Equality(writer, type);
            if (type.HasRules)
            {
                writer.Blank();
                ValidationEmitter.Emit(writer, type);
            }

            if (type.HoldsFiles)
            {
                writer.Blank();
                FileMapEmitter.Emit(writer, type);
            }

            writer.Blank();
            UnionJsonEmitter.Emit(writer, type);
        }
    }

    /// <summary>A case as documentation names it.</summary>
    private static string Reference(TypeRefModel type) => type.Kind switch
    {
        TypeKind.List => $"a list of {Reference(type.Item!)}",
        TypeKind.Map => $"a map of {Reference(type.Item!)}",
        _ => $"<see cref=\"{CSharpType.Of(type)}\"/>",
    };

    private static void Constructors(SourceWriter writer, UnionModel type)
    {
        foreach (UnionCaseModel item in type.Cases)
        {
            XmlDoc.Summary(writer, $"Initializes a new instance that is {Reference(item.Type)}.");
            writer.Line("/// <param name=\"value\">The value.</param>");
            string head = $"public {type.Name}({CSharpType.Of(item.Type)} value)";
            if (item.Type.IsValueType)
            {
                writer.Line($"{head} => {Field(item)} = value;");
            }
            else
            {
                using (writer.Block(head))
                {
                    writer.Line($"""
                        {TypeRefs.ArgumentNullException}.ThrowIfNull(value);
                        {Field(item)} = value;
                        """);
                }
            }

            writer.Blank();
            if (item.Type is { Kind: TypeKind.WellKnown, Name: "ImageSize" })
            {
                writer.Line($"""
                    /// <summary>Initializes a new instance that is a size in pixels.</summary>
                    /// <param name="width">The width in pixels.</param>
                    /// <param name="height">The height in pixels.</param>
                    public {type.Name}(int width, int height) => {Field(item)} = new(width, height);
                    """);
                writer.Blank();
            }
        }

        writer.Line($"private {type.Name}({TypeRefs.JsonElement} value) => _json = value;");
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
                XmlDoc.Summary(writer, "Takes a value as the union.");
                writer.Line($"public static implicit operator {type.Name}({source} value) => new({value});");
                writer.Blank();
            }
        }
    }

    /// <summary>The types that a case converts from. C# has no conversions from interfaces, so lists come as arrays and <c>List</c>.</summary>
    private static IEnumerable<string> Sources(TypeRefModel type) => type.Kind switch
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
            string field = Field(item);
            string parameter = item.Type.IsValueType
                ? $"out {CSharpType.Of(item.Type)} value"
                : $"[{TypeRefs.NotNullWhen}(true)] out {CSharpType.Of(item.Type)}? value";
            XmlDoc.Summary(writer, $"Gets the value when it is {Reference(item.Type)}.");
            writer.Line("/// <param name=\"value\">The value.</param>");
            writer.Line("/// <returns>Whether it is.</returns>");
            using (writer.Block($"public bool TryGet{item.Name}({parameter})"))
            {
                writer.Line($"""
                    value = {field}{(item.Type.IsValueType ? ".GetValueOrDefault()" : "")};
                    return {field} is not null;
                    """);
            }

            writer.Blank();
        }

        writer.Line($$"""
            /// <summary>Gets the JSON when it is none of the cases that the document lists.</summary>
            /// <param name="value">The JSON.</param>
            /// <returns>Whether it is none of them.</returns>
            public bool TryGetJson(out {{TypeRefs.JsonElement}} value)
            {
                value = _json.GetValueOrDefault();
                return _json is not null;
            }
            """);
        writer.Blank();
        Match(writer, type);
    }

    private static void Match(SourceWriter writer, UnionModel type)
    {
        XmlDoc.Summary(writer, "Makes a result of whichever case it is.");
        writer.Line("/// <typeparam name=\"TResult\">The type of the result.</typeparam>");
        foreach (UnionCaseModel item in type.Cases)
        {
            writer.Line($"/// <param name=\"when{item.Name}\">For {Reference(item.Type)}.</param>");
        }

        writer.Line("/// <param name=\"whenJson\">For JSON that is none of the cases that the document lists.</param>");
        writer.Line("/// <returns>The result.</returns>");
        IEnumerable<string> parameters = [.. type.Cases.Select(static item => $"{TypeRefs.Func}<{CSharpType.Of(item.Type)}, TResult> when{item.Name}"), $"{TypeRefs.Func}<{TypeRefs.JsonElement}, TResult> whenJson"];
        writer.Line($"public TResult Match<TResult>(\n    {string.Join(",\n    ", parameters)}) =>");
        string separator = "";
        foreach (UnionCaseModel item in type.Cases)
        {
            writer.Line($"    {separator}{Field(item)} is {{ }} case{item.Name} ? when{item.Name}(case{item.Name})");
            separator = ": ";
        }

        writer.Line("    : whenJson(_json.GetValueOrDefault());");
        writer.Blank();
    }

    private static void Equality(SourceWriter writer, UnionModel type)
    {
        IEnumerable<string> parts = [.. type.Cases.Select(static item => $"Equals({Field(item)}, other.{Field(item)})"), "_json?.GetRawText() == other._json?.GetRawText()"];
        IEnumerable<string> fields = [.. type.Cases.Select(Field), "_json?.GetRawText()"];
        string hash = string.Join(", ", fields);
        IEnumerable<string> texts = [.. type.Cases.Select(static item => $"{Field(item)}?.ToString()"), "_json?.GetRawText()"];
        writer.Line($$"""
            /// <summary>Compares two values.</summary>
            public static bool operator ==({{type.Name}}? left, {{type.Name}}? right) => left is null ? right is null : left.Equals(right);

            /// <summary>Compares two values.</summary>
            public static bool operator !=({{type.Name}}? left, {{type.Name}}? right) => !(left == right);

            /// <inheritdoc/>
            public bool Equals({{type.Name}}? other) => other is not null
                && {{string.Join("\n    && ", parts)}};

            /// <inheritdoc/>
            public override bool Equals(object? obj) => Equals(obj as {{type.Name}});

            /// <inheritdoc/>
            public override int GetHashCode() => ({{hash}}).GetHashCode();

            /// <summary>Returns the value as text.</summary>
            public override string ToString() => {{string.Join(" ?? ", texts)}} ?? "";
            """);
    }
}
