using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits the code that reads a record: a constructor, which sets each property as its member comes along.</summary>
internal static class JsonReadEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type)
    {
        writer.Line($"[{TypeRefs.SetsRequiredMembers}]");
        using (writer.Block($"private {type.Name}(ref {TypeRefs.Utf8JsonReader} reader)"))
        {
            Body(writer, type);
        }

        writer.Blank();
        writer.Line($"static {type.Name} {TypeRefs.IFalModel}<{type.Name}>.ReadJson(ref {TypeRefs.Utf8JsonReader} reader) => new(ref reader);");
    }

    private static void Body(SourceWriter writer, ObjectModel type)
    {
        PropertyModel[] late = [.. type.Properties.Where(IsSetLate)];
        foreach (PropertyModel property in late)
        {
            writer.Line($"{CSharpType.Of(property.Type)}? {property.LocalName} = null;");
        }

        writer.Line($"var members = new {TypeRefs.FalMemberReader}(Members);");
        using (writer.Block("while (members.Next(ref reader))"))
        {
            if (type.Properties.Count > 0)
            {
                Switch(writer, type);
            }
        }

        writer.Blank();
        foreach (PropertyModel property in late)
        {
            writer.Line($"{Target(property)} = {property.LocalName}{Default(property, type)};");
        }

        writer.Line("AdditionalProperties = members.Unlisted;");
        writer.Line("State = members.State;");
    }

    private static void Switch(SourceWriter writer, ObjectModel type)
    {
        using (writer.Block("switch (members.Index)"))
        {
            int index = 0;
            foreach (PropertyModel property in type.Properties)
            {
                string target = IsSetLate(property) ? property.LocalName : property.Name;
                writer.Line($"case {index}: {target} = members.{JsonCode.ReadMember(property.Type)}; break;");
                index++;
            }
        }
    }

    /// <summary>Whether the property cannot be null: only the end of the object tells whether it needs a value that stands in.</summary>
    private static bool IsSetLate(PropertyModel property) => !CSharpType.IsNullable(property);

    /// <summary>The property, told apart from a local variable where its name has no lower case.</summary>
    private static string Target(PropertyModel property) =>
        property.Name == property.LocalName ? $"this.{property.Name}" : property.Name;

    /// <summary>What stands in for a required member that is missing: an empty value, which is not written back.</summary>
    private static string Default(PropertyModel property, ObjectModel type) => property.Type.Kind switch
    {
        TypeKind.String => " ?? \"\"",
        TypeKind.List => " ?? []",
        TypeKind.Map => $" ?? new {TypeRefs.Dictionary}<string, {CSharpType.OfItem(property.Type.Item!)}>()",
        _ when property.Type.IsValueType => ".GetValueOrDefault()",
        _ => $" ?? throw members.Missing(ref reader, {IndexOf(property, type)})",
    };

    private static int IndexOf(PropertyModel property, ObjectModel type)
    {
        int index = 0;
        foreach (PropertyModel other in type.Properties)
        {
            if (ReferenceEquals(other, property))
            {
                break;
            }

            index++;
        }

        return index;
    }
}
