using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits records whose JSON is an array.</summary>
internal static class TupleEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type, GeneratorSettings settings)
    {
        string[] bases = [$"{TypeRefs.IFalModel}<{type.Name}>", .. TypeHead.InputBases(type.Name, type.HasRules, type.HoldsFiles)];
        string parameters = string.Join(", ", type.Properties.Select(static item => $"{CSharpType.Of(item)} {item.Name}"));

        XmlDoc.Write(writer, type.Docs);
        foreach (PropertyModel item in type.Properties)
        {
            XmlDoc.Parameter(writer, item.Name, XmlDoc.Lead(item.Docs.Summary));
        }

        TypeAttributes.Write(writer, type.Name, type.IsDeprecated);
        using (writer.Block(TypeHead.Of($"{settings.Accessibility} sealed partial record {type.Name}({parameters})", bases)))
        {
            XmlDoc.Summary(writer, "Gets the items that the document does not list.");
            writer.Line($$"""public {{TypeRefs.IReadOnlyList}}<{{TypeRefs.JsonElement}}>? AdditionalItems { get; init; }""");
            writer.Blank();
            writer.Line($$"""private {{TypeRefs.FalItemState}} __State { get; init; }""");
            if (type.Properties.Count > 1)
            {
                writer.Blank();
                XmlDoc.Summary(writer, "Converts a C# tuple to the record.");
                writer.Line($"public static implicit operator {type.Name}(({parameters}) value) => new({string.Join(", ", type.Properties.Select(static item => $"value.{item.Name}"))});");
            }

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
            Read(writer, type);
            writer.Blank();
            Write(writer, type);
        }
    }

    private static void Read(SourceWriter writer, ObjectModel type)
    {
        using (writer.Block($"static {type.Name} {TypeRefs.IFalModel}<{type.Name}>.ReadJson(ref {TypeRefs.Utf8JsonReader} reader)"))
        {
            writer.Line($"var items = new {TypeRefs.FalItemReader}();");
            foreach (PropertyModel item in type.Properties)
            {
                // Free-form JSON holds null itself.
                string next = item.Type.Kind == TypeKind.Json ? "Next" : "NextValue";
                writer.Line($"{CSharpType.Of(item.Type)}? {JsonReadEmitter.Local(item)} = items.{next}(ref reader) ? {JsonCode.Read(item.Type)} : null;");
            }

            writer.Line($"{TypeRefs.IReadOnlyList}<{TypeRefs.JsonElement}>? rest = items.Rest(ref reader);");
            IEnumerable<string> arguments = type.Properties.Select(static (item, index) => $"{JsonReadEmitter.Local(item)}{Default(item, index)}");
            writer.Line($$"""return new {{type.Name}}({{string.Join(", ", arguments)}}) { AdditionalItems = rest, __State = items.State };""");
        }
    }

    private static void Write(SourceWriter writer, ObjectModel type)
    {
        using (writer.Block($"static void {TypeRefs.IFalModel}<{type.Name}>.WriteJson({TypeRefs.Utf8JsonWriter} writer, {type.Name} value)"))
        {
            writer.Line($"var items = new {TypeRefs.FalItemWriter}(writer, value.__State);");
            int index = 0;
            foreach (PropertyModel item in type.Properties)
            {
                TypeRefModel written = item.Type with { AllowsNull = item.AllowsNull };
                writer.Line($"items.Write<{CSharpType.OfItem(written)}>({index}, value.{item.Name}, {JsonCode.WriteItem(written)});");
                index++;
            }

            writer.Line("items.End(value.AdditionalItems);");
        }
    }

    private static string Default(PropertyModel item, int index) => JsonReadEmitter.EmptyValue(item)
        ?? $" ?? items.StandIn<{CSharpType.Of(item.Type)}>(ref reader, {index})";
}
