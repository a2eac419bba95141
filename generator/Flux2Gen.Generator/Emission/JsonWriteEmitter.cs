using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits the code that writes a record.</summary>
internal static class JsonWriteEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type)
    {
        using (writer.Block($"static void {TypeRefs.IFalModel}<{type.Name}>.WriteJson({TypeRefs.Utf8JsonWriter} writer, {type.Name} value)"))
        {
            writer.Line($"var members = new {TypeRefs.FalMemberWriter}(writer, __Members, value.__State, value.AdditionalProperties);");
            int index = 0;
            foreach (PropertyModel property in type.Properties)
            {
                string method = !property.IsRequired ? "Optional" : property.AllowsNull ? "Nullable" : "Required";
                string item = property.Type.Item is { } inner && !JsonCode.IsPlainModel(inner) ? $", {JsonCode.WriteItem(inner)}" : "";
                writer.Line($"members.{method}({index}, value.{property.Name}{item});");
                index++;
            }

            writer.Line("members.End();");
        }
    }
}
