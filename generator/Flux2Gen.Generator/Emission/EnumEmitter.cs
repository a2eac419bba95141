using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits open enums.</summary>
internal static class EnumEmitter
{
    /// <summary>More alternatives than this in one pattern cost the compiler time in the square of their number.</summary>
    private const int MaxPattern = 64;

    public static void Emit(SourceWriter writer, EnumModel type, GeneratorSettings settings)
    {
        string wire = type.IsNumeric ? "long" : "string";
        XmlDoc.Write(writer, type.Docs, "An open enum: a value that the document does not list can be read and sent too.");
        writer.Line("/// <param name=\"value\">The value as it is sent.</param>");
        TypeAttributes.Write(writer, type.Name);
        string[] bases = [$"{TypeRefs.IFalModel}<{type.Name}>", $"{TypeRefs.IEquatable}<{type.Name}>", $"{TypeRefs.IParsable}<{type.Name}>"];
        using (writer.Block(TypeHead.Of($"{settings.Accessibility} readonly partial struct {type.Name}({wire} value)", bases)))
        {
            foreach (EnumValueModel value in type.Values)
            {
                XmlDoc.Summary(writer, XmlDoc.Code(value.Wire));
                writer.Line($"public static {type.Name} {value.Name} => new(Wire.{value.Name});");
                writer.Blank();
            }

            Members(writer, type, wire);
            writer.Blank();
            Constants(writer, type, wire);
        }
    }

    private static void Members(SourceWriter writer, EnumModel type, string wire)
    {
        string stored = type.IsNumeric ? "value" : "value ?? \"\"";
        bool isLong = type.Values.Count > MaxPattern;
        string listed = string.Join(isLong ? ", " : " or ", type.Values.Select(static value => $"Wire.{value.Name}"));
        string known = isLong ? "_known.Contains(Value)" : $"Value is {listed}";
        string all = string.Join(", ", type.Values.Select(static value => value.Name));
        string equal = type.IsNumeric ? "Value == other.Value" : $"string.Equals(Value, other.Value, {TypeRefs.StringComparison}.Ordinal)";
        string text = type.IsNumeric ? $"Value.ToString({TypeRefs.CultureInfo}.InvariantCulture)" : "Value";
        string read = type.IsNumeric ? "ReadInt64" : "ReadString";
        string write = type.IsNumeric ? "WriteNumberValue" : "WriteStringValue";
        if (isLong)
        {
            writer.Line($"private static readonly {TypeRefs.HashSet}<{wire}> _known = [{listed}];");
            writer.Blank();
        }

        writer.Line($$"""
            /// <summary>Gets the values that the document lists.</summary>
            public static {{TypeRefs.IReadOnlyList}}<{{type.Name}}> Values { get; } = [{{all}}];

            /// <summary>Gets the value as it is sent.</summary>
            public {{wire}} Value => {{stored}};

            /// <summary>Gets a value indicating whether the document lists the value.</summary>
            public bool IsKnown => {{known}};

            /// <summary>Compares two values.</summary>
            public static bool operator ==({{type.Name}} left, {{type.Name}} right) => left.Equals(right);

            /// <summary>Compares two values.</summary>
            public static bool operator !=({{type.Name}} left, {{type.Name}} right) => !left.Equals(right);

            {{Parsing(type)}}

            /// <inheritdoc/>
            public bool Equals({{type.Name}} other) => {{equal}};

            /// <inheritdoc/>
            public override bool Equals(object? obj) => obj is {{type.Name}} other && Equals(other);

            /// <inheritdoc/>
            public override int GetHashCode() => Value.GetHashCode();

            /// <summary>Returns the value as it is sent.</summary>
            public override string ToString() => {{text}};

            static {{type.Name}} {{TypeRefs.IFalModel}}<{{type.Name}}>.ReadJson(ref {{TypeRefs.Utf8JsonReader}} reader) =>
                new({{TypeRefs.FalJsonReader}}.{{read}}(ref reader));

            static void {{TypeRefs.IFalModel}}<{{type.Name}}>.WriteJson({{TypeRefs.Utf8JsonWriter}} writer, {{type.Name}} value) =>
                writer.{{write}}(value.Value);
            """);
    }

    private static string Parsing(EnumModel type) => type.IsNumeric
        ? $$"""
            /// <inheritdoc/>
            public static {{type.Name}} Parse(string s, {{TypeRefs.IFormatProvider}}? provider = null) => new(long.Parse(s, provider));

            /// <inheritdoc/>
            public static bool TryParse([{{TypeRefs.NotNullWhen}}(true)] string? s, {{TypeRefs.IFormatProvider}}? provider, out {{type.Name}} result)
            {
                bool isNumber = long.TryParse(s, {{TypeRefs.NumberStyles}}.Integer, provider, out long number);
                result = new(number);
                return isNumber;
            }
            """
        : $$"""
            /// <inheritdoc/>
            public static {{type.Name}} Parse(string s, {{TypeRefs.IFormatProvider}}? provider = null)
            {
                {{TypeRefs.ArgumentNullException}}.ThrowIfNull(s);
                return new(s);
            }

            /// <inheritdoc/>
            public static bool TryParse([{{TypeRefs.NotNullWhen}}(true)] string? s, {{TypeRefs.IFormatProvider}}? provider, out {{type.Name}} result)
            {
                result = new(s ?? "");
                return s is not null;
            }
            """;

    private static void Constants(SourceWriter writer, EnumModel type, string wire)
    {
        XmlDoc.Summary(writer, "The listed values as they are sent: constants, for <c>switch</c> and attributes.");
        using (writer.Block("public static class Wire"))
        {
            foreach (EnumValueModel value in type.Values)
            {
                string literal = type.IsNumeric ? value.Wire : CSharpLiteral.Text(value.Wire);
                XmlDoc.Summary(writer, XmlDoc.Code(value.Wire));
                writer.Line($"public const {wire} {value.Name} = {literal};");
                writer.Blank();
            }
        }
    }
}
