using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits the code that reads and writes a union: the first token tells the case, then a tag, then required members.</summary>
internal static class UnionJsonEmitter
{
    public static void Emit(SourceWriter writer, UnionModel type)
    {
        using (writer.Block(
            $"static {type.Name} {TypeRefs.IFalModel}<{type.Name}>.ReadJson(ref {TypeRefs.Utf8JsonReader} reader) => reader.TokenType switch",
            end: "};"))
        {
            foreach (UnionCaseModel item in type.Cases)
            {
                writer.Line($"{Pattern(item)} => new({JsonCode.Read(item.Type)}),");
            }

            writer.Line($"_ => new({TypeRefs.FalJsonReader}.ReadElement(ref reader)),");
        }

        writer.Blank();
        using (writer.Block($"static void {TypeRefs.IFalModel}<{type.Name}>.WriteJson({TypeRefs.Utf8JsonWriter} writer, {type.Name} value)"))
        using (writer.Block("switch (value.Value)"))
        {
            foreach (UnionCaseModel item in UnionEmitter.ByType(type))
            {
                string name = UnionEmitter.Variable(item);
                writer.Line($"case {CSharpType.Of(item.Type)} {name}:");
                writer.Line($"    {Write(item.Type, name)};");
                writer.Line("    break;");
            }

            writer.Line("default:");
            writer.Line($"    {TypeRefs.FalJsonWriter}.WriteElement(writer, ({TypeRefs.JsonElement})value.Value);");
            writer.Line("    break;");
        }
    }

    private static string Pattern(UnionCaseModel item)
    {
        string token = item.Shape switch
        {
            JsonShape.Object => $"{TypeRefs.JsonTokenType}.StartObject",
            JsonShape.Array => $"{TypeRefs.JsonTokenType}.StartArray",
            JsonShape.String => $"{TypeRefs.JsonTokenType}.String",
            JsonShape.Number => $"{TypeRefs.JsonTokenType}.Number",
            _ => $"{TypeRefs.JsonTokenType}.True or {TypeRefs.JsonTokenType}.False",
        };
        string[] conditions = [.. Conditions(item)];
        return conditions.Length == 0 ? token : $"{token} when {string.Join(" && ", conditions)}";
    }

    private static IEnumerable<string> Conditions(UnionCaseModel item)
    {
        if (item.TagMember is { } tag)
        {
            string[] tests = [.. item.Tags.Select(value => $"{TypeRefs.FalJsonReader}.MemberIs(reader, {CSharpLiteral.Utf8(tag)}, {(value.Shape == JsonShape.String ? CSharpLiteral.Utf8(value.Value) : value.Value)})")];
            yield return tests.Length == 1 ? tests[0] : $"({string.Join(" || ", tests)})";
        }

        foreach (UnionMarkerModel marker in item.Markers)
        {
            string shape = marker.Shape is { } kind ? $", {ValueKind(kind)}" : "";
            yield return $"{TypeRefs.FalJsonReader}.HasMember(reader, {CSharpLiteral.Utf8(marker.Member)}{shape})";
        }

        if (item.ValueShape is { } values)
        {
            yield return $"{TypeRefs.FalJsonReader}.HasMembersOf(reader, {ValueKind(values)})";
        }

        if (item.Shape == JsonShape.Number && item.Type.Kind != TypeKind.Double)
        {
            yield return $"reader.{(item.Type.Kind == TypeKind.Int32 ? "TryGetInt32" : "TryGetInt64")}(out _)";
        }
    }

    /// <summary>The kind of a value as System.Text.Json calls it, with one of the truth values for both.</summary>
    private static string ValueKind(JsonShape shape) => $"{TypeRefs.JsonValueKind}.{(shape == JsonShape.Boolean ? "True" : shape.ToString())}";

    private static string Write(TypeRefModel type, string value) => type.Kind switch
    {
        TypeKind.List => $"{TypeRefs.FalJsonWriter}.WriteList(writer, {value}, {JsonCode.WriteItem(type.Item!)})",
        TypeKind.Map => $"{TypeRefs.FalJsonWriter}.WriteMap(writer, {value}, {JsonCode.WriteItem(type.Item!)})",
        _ => $"{JsonCode.WriteItem(type with { AllowsNull = false })}(writer, {value})",
    };
}
