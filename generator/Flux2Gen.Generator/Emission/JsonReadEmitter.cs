using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits the code that reads a record.</summary>
internal static class JsonReadEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type)
    {
        using (writer.Block($"static {type.Name} {TypeRefs.IFalModel}<{type.Name}>.ReadJson(ref {TypeRefs.Utf8JsonReader} reader)"))
        {
            foreach (PropertyModel property in type.Properties)
            {
                writer.Line($"{CSharpType.Of(property.Type)}? {property.LocalName} = null;");
            }

            writer.Blank();
            writer.Line($"var members = new {TypeRefs.FalMemberReader}();");
            using (writer.Block("while (members.Next(ref reader))"))
            {
                Members(writer, type);
            }

            writer.Blank();
            Construction(writer, type);
        }
    }

    private static void Members(SourceWriter writer, ObjectModel type)
    {
        int index = 0;
        foreach (PropertyModel property in type.Properties)
        {
            string head = index == 0 ? "if" : "else if";
            using (writer.Block($"{head} (reader.ValueTextEquals({CSharpLiteral.Utf8(property.WireName)}))"))
            {
                writer.Line($"{property.LocalName} = {Value(property, index)};");
            }

            index++;
        }

        if (index == 0)
        {
            writer.Line("members.Keep(ref reader);");
            return;
        }

        using (writer.Block("else"))
        {
            writer.Line("members.Keep(ref reader);");
        }
    }

    private static string Value(PropertyModel property, int index) => property.Type.Kind switch
    {
        TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double =>
            $"members.Read{property.Type.Kind}(ref reader, {index}, {CSharpLiteral.Utf8(property.WireName)})",
        _ => $"members.HasValue(ref reader, {index}) ? {JsonCode.Read(property.Type)} : null",
    };

    private static void Construction(SourceWriter writer, ObjectModel type)
    {
        ulong required = 0;
        int index = 0;
        foreach (PropertyModel property in type.Properties)
        {
            required |= property.IsRequired && index < 64 ? 1UL << index : 0;
            index++;
        }

        using (writer.Block($"return new {type.Name}", end: "};"))
        {
            foreach (PropertyModel property in type.Properties)
            {
                writer.Line($"{property.Name} = {property.LocalName}{Default(property)},");
            }

            writer.Line("AdditionalProperties = members.Unlisted,");
            writer.Line($"State = members.State(required: {CSharpLiteral.Bits(required)}),");
        }
    }

    /// <summary>What stands in for a required member that is missing: an empty value, which is not written back.</summary>
    private static string Default(PropertyModel property) => EmptyValue(property)
        ?? $" ?? throw {TypeRefs.FalMemberReader}.Missing(ref reader, {CSharpLiteral.Text(property.WireName)})";

    /// <summary>What makes an empty value of a missing one, to stand after the nullable expression; null for a type that has none.</summary>
    public static string? EmptyValue(PropertyModel property)
    {
        if (CSharpType.IsNullable(property))
        {
            return "";
        }

        return property.Type.Kind switch
        {
            TypeKind.String => " ?? \"\"",
            TypeKind.List => " ?? []",
            TypeKind.Map => $" ?? new {TypeRefs.Dictionary}<string, {CSharpType.OfItem(property.Type.Item!)}>()",
            _ when property.Type.IsValueType => ".GetValueOrDefault()",
            _ => null,
        };
    }
}
