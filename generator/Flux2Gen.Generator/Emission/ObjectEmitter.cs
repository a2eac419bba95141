using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits records.</summary>
internal static class ObjectEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type, bool isRootInput, GeneratorSettings settings)
    {
        bool isValidatable = type.HasRules || isRootInput;
        string[] bases = [$"{TypeRefs.IFalModel}<{type.Name}>", .. TypeHead.InputBases(type.Name, isValidatable, type.HoldsFiles)];

        XmlDoc.Write(writer, type.Docs);
        TypeAttributes.Write(writer, type.Name);
        using (writer.Block(TypeHead.Of($"{settings.Accessibility} sealed partial record {type.Name}", bases)))
        {
            foreach (PropertyModel property in type.Properties)
            {
                Property(writer, property);
                writer.Blank();
            }

            XmlDoc.Summary(writer, "Members of the JSON that no property holds, such as those that the document does not list. They are kept when read and sent when set.");
            writer.Line($$"""
                public {{TypeRefs.IReadOnlyDictionary}}<string, {{TypeRefs.JsonElement}}>? AdditionalProperties { get; init; }
                """);
            writer.Blank();
            writer.Line($$"""private {{TypeRefs.FalMemberState}} State { get; init; }""");
            if (isValidatable)
            {
                writer.Blank();
                ValidationEmitter.Emit(writer, type, isRootInput);
            }

            if (type.HoldsFiles)
            {
                writer.Blank();
                FileMapEmitter.Emit(writer, type);
            }

            writer.Blank();
            JsonReadEmitter.Emit(writer, type);
            writer.Blank();
            JsonWriteEmitter.Emit(writer, type);
        }
    }

    private static void Property(SourceWriter writer, PropertyModel property)
    {
        XmlDoc.Write(writer, property.Docs, property.Constant is null ? null : "It has one value, which need not be set.");
        // Nobody could heed it at a member that must be set.
        if (property.IsDeprecated && !property.MustBeGiven)
        {
            writer.Line($"[{TypeRefs.Obsolete}(\"fal has deprecated this property.\")]");
        }

        ConstraintAttributes.Write(writer, property.Constraints);
        string required = property.MustBeGiven ? "required " : "";
        string constant = property.Constant is { } value ? $" = {value};" : "";
        writer.Line($$"""public {{required}}{{CSharpType.Of(property)}} {{property.Name}} { get; init; }{{constant}}""");
    }
}
