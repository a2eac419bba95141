using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits open enums.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter writer, EnumModel type, GeneratorSettings settings)
    {
        XmlDoc.Write(writer, type.Docs, "An open enum: unlisted values can be read and sent, too.");
        TypeAttributes.Write(writer, type.Name, type.IsDeprecated);
        string contract = type.IsNumeric ? TypeRefs.IFalEnumValue : TypeRefs.IFalStringEnumValue;
        using (writer.Block(TypeHead.Of($"{settings.Accessibility} readonly partial record struct {type.Name}", [$"{contract}<{type.Name}>"])))
        {
            writer.Line($"private static {TypeRefs.IReadOnlyList}<{type.Name}>? _values;");
            Constructor(writer, type);
            writer.Blank();
            foreach (EnumValueModel value in type.Values)
            {
                XmlDoc.Summary(writer, XmlDoc.Code(value.Wire));
                writer.Line($"public static {type.Name} {value.Name} => new(Wire.{value.Name});");
                writer.Blank();
            }

            writer.Line("/// <inheritdoc/>");
            writer.List(
                $"public static {TypeRefs.IReadOnlyList}<{type.Name}> Values => _values ??= [",
                [.. type.Values.Select(static value => value.Name)],
                "];");
            writer.Blank();
            Members(writer, type);
            writer.Blank();
            Constants(writer, type);
        }
    }

    private static void Constructor(SourceWriter writer, EnumModel type) => writer.Line(type.IsNumeric
        ? $$"""

            /// <summary>Initializes a new instance.</summary>
            /// <param name="value">The wire value.</param>
            public {{type.Name}}(long value) => Value = value;
            """
        : $$"""
            private readonly string? _value;

            /// <summary>Initializes a new instance.</summary>
            /// <param name="value">The wire value.</param>
            public {{type.Name}}(string value) => _value = {{TypeRefs.FalEnums}}.NullIfEmpty(value);
            """);

    private static void Members(SourceWriter writer, EnumModel type)
    {
        string signature = $"public static bool TryParse([{TypeRefs.NotNullWhen}(true)] string? s, {TypeRefs.IFormatProvider}? provider, out {type.Name} result)";
        writer.Line(type.IsNumeric
            ? $$"""
                /// <summary>Gets the wire value.</summary>
                public long Value { get; }

                /// <inheritdoc/>
                public bool IsKnown => {{TypeRefs.FalEnums}}.IsKnown(this);

                /// <inheritdoc/>
                public static {{type.Name}} Parse(string s, {{TypeRefs.IFormatProvider}}? provider) => new(long.Parse(s, provider));

                /// <inheritdoc/>
                {{signature}}
                {
                    bool isNumber = long.TryParse(s, {{TypeRefs.NumberStyles}}.Integer, provider, out long number);
                    result = new(number);
                    return isNumber;
                }

                /// <summary>Returns the wire value.</summary>
                public override string ToString() => Value.ToString({{TypeRefs.CultureInfo}}.InvariantCulture);

                static {{type.Name}} {{TypeRefs.IFalModel}}<{{type.Name}}>.ReadJson(ref {{TypeRefs.Utf8JsonReader}} reader) => new({{TypeRefs.FalJsonReader}}.ReadInt64(ref reader));

                static void {{TypeRefs.IFalModel}}<{{type.Name}}>.WriteJson({{TypeRefs.Utf8JsonWriter}} writer, {{type.Name}} value) => writer.WriteNumberValue(value.Value);
                """
            : $$"""
                /// <inheritdoc/>
                public string Value => _value ?? "";

                /// <inheritdoc/>
                public bool IsKnown => {{TypeRefs.FalEnums}}.IsKnown(this);

                /// <inheritdoc/>
                public static {{type.Name}} Parse(string s, {{TypeRefs.IFormatProvider}}? provider) => new(s);

                /// <inheritdoc/>
                {{signature}} => {{TypeRefs.FalEnums}}.TryParse(s, out result);

                /// <summary>Returns the wire value.</summary>
                public override string ToString() => Value;
                """);
    }

    private static void Constants(SourceWriter writer, EnumModel type)
    {
        XmlDoc.Summary(writer, "The listed wire values as constants, for <c>switch</c> and attributes.");
        using (writer.Block("public static class Wire"))
        {
            foreach (EnumValueModel value in type.Values)
            {
                XmlDoc.Summary(writer, XmlDoc.Code(value.Wire));
                writer.Line(type.IsNumeric
                    ? $"public const long {value.Name} = {value.Wire};"
                    : $"public const string {value.Name} = {CSharpLiteral.Text(value.Wire)};");
            }
        }
    }
}
