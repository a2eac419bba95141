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
        foreach (PropertyModel property in type.Properties.Where(IsSetLate))
        {
            writer.Line($"{CSharpType.Of(property.Type)}? {Local(property)} = null;");
        }

        foreach (PropertyModel property in type.Properties.Where(static property => property.Constant is not null && !IsSetLate(property)))
        {
            // What was not there is not there: the constant is for those who make a new one.
            writer.Line($"{property.Name} = null;");
        }

        writer.Line($"var members = new {TypeRefs.FalMemberReader}(__Members);");
        using (writer.Block("while (members.Next(ref reader))"))
        {
            if (type.Properties.Count > 0)
            {
                Switch(writer, type);
            }
        }

        writer.Blank();
        int index = 0;
        foreach (PropertyModel property in type.Properties)
        {
            if (IsSetLate(property))
            {
                string empty = property.Type.Kind is TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double ? $" ?? members.Empty<{CSharpType.Of(property.Type)}>({index})"
                    : EmptyValue(property) ?? $" ?? members.StandIn<{CSharpType.Of(property.Type)}>(ref reader, {index})";
                writer.Line($"{Target(property)} = {Local(property)}{empty};");
            }

            index++;
        }

        writer.Line("AdditionalProperties = members.Unlisted;");
        writer.Line("__State = members.State;");
    }

    private static void Switch(SourceWriter writer, ObjectModel type)
    {
        using (writer.Block("switch (members.Index)"))
        {
            int index = 0;
            foreach (PropertyModel property in type.Properties)
            {
                string target = IsSetLate(property) ? Local(property) : property.Name;
                writer.Line($"case {index}: {target} = members.{JsonCode.ReadMember(property.Type)}; break;");
                index++;
            }
        }
    }

    /// <summary>Whether the property cannot be null: only the end of the object tells whether it needs a value that stands in.</summary>
    private static bool IsSetLate(PropertyModel property) => !CSharpType.IsNullable(property);

    /// <summary>The property, told apart from a local variable where its name has no lower case.</summary>
    private static string Target(PropertyModel property) =>
        property.Name == Local(property) ? $"this.{property.Name}" : property.Name;

    /// <summary>The local variable that holds a property while JSON is read, beside those of the emitted code itself.</summary>
    public static string Local(PropertyModel property) => property.LocalName is "reader" or "members" or "items" or "rest" ? $"__{property.LocalName}" : property.LocalName;

    /// <summary>What makes an empty value of a missing one, which is not written back; to stand after the nullable expression. Null for a type that has none.</summary>
    public static string? EmptyValue(PropertyModel property) => CSharpType.IsNullable(property) ? "" : property.Type.Kind switch
    {
        TypeKind.String => " ?? \"\"",
        TypeKind.List => " ?? []",
        TypeKind.Map => $" ?? new {TypeRefs.Dictionary}<string, {CSharpType.OfItem(property.Type.Item!)}>()",
        _ when property.Type.IsValueType => ".GetValueOrDefault()",
        _ => null,
    };
}
