using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits records.</summary>
internal static class ObjectEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type, bool isRootInput, GeneratorSettings settings)
    {
        bool isValidatable = type.HasRules || isRootInput;
        string[] bases = [.. type.Base is null ? [] : (string[])[$"global::Flux2Gen.{type.Base}"], $"{TypeRefs.IFalObject}<{type.Name}>", .. TypeHead.InputBases(type.Name, isValidatable, type.HoldsFiles)];

        XmlDoc.Write(writer, type.Docs);
        TypeAttributes.Write(writer, type.Name, type.IsDeprecated);
        using (writer.Block(TypeHead.Of($"{settings.Accessibility} sealed partial record {type.Name}", bases)))
        {
            Names(writer, type);
            Constructor(writer, type);
            foreach (PropertyModel property in type.Properties.Where(static property => !property.IsInherited))
            {
                Property(writer, property, settings);
                writer.Blank();
            }

            if (type.Base is null)
            {
                writer.Line("/// <inheritdoc/>");
                writer.Line($$"""
                    public {{TypeRefs.IReadOnlyDictionary}}<string, {{TypeRefs.JsonElement}}>? AdditionalProperties { get; init; }
                    """);
                writer.Blank();
            }

            writer.Line($$"""private {{TypeRefs.FalMemberState}} __State { get; init; }""");
            if (isValidatable)
            {
                writer.Blank();
                ValidationEmitter.Emit(writer, type);
            }

            if (type.HoldsFiles)
            {
                writer.Blank();
                FileMapEmitter.Emit(writer, type);
            }

            if (type.IsFile)
            {
                writer.Blank();
                FileConversionEmitter.Emit(writer, type);
            }

            writer.Blank();
            JsonReadEmitter.Emit(writer, type);
            writer.Blank();
            JsonWriteEmitter.Emit(writer, type);
        }
    }

    /// <summary>
    /// Emits the names, made when they are first asked for: a static field that the project adds to the record, and that reads
    /// JSON, may be initialized before ours.
    /// </summary>
    private static void Names(SourceWriter writer, ObjectModel type)
    {
        writer.Line($"private static {TypeRefs.FalMemberNames}? __members;");
        writer.Blank();
        writer.List(
            $"private static {TypeRefs.FalMemberNames} __Members => __members ??= new(",
            [.. type.Properties.Select(static property => CSharpLiteral.Text(property.WireName))],
            ");");
        writer.Blank();
    }

    /// <summary>Emits the constructor that C# would, were there not another one, which reads.</summary>
    private static void Constructor(SourceWriter writer, ObjectModel type)
    {
        XmlDoc.Summary(writer, "Initializes a new instance.");
        using (writer.Block($"public {type.Name}()"))
        {
        }

        writer.Blank();
    }

    private static void Property(SourceWriter writer, PropertyModel property, GeneratorSettings settings)
    {
        string note = property.Type.Kind == TypeKind.Enum ? "Set to the only possible value by default." : "Set by default.";
        XmlDoc.Write(writer, property.Docs, property.Constant is null ? null : note);
        // A required member leaves the caller no choice.
        TypeAttributes.Obsolete(writer, property.IsDeprecated && !property.MustBeGiven, "property");
        ConstraintAttributes.Write(writer, property.Constraints);
        string required = property.MustBeGiven ? "required " : "";

        string constant = property.Constant is { } value ? $" = {Constant(property.Type.Kind, value, settings)};" : "";
        writer.Line($$"""public {{required}}{{CSharpType.Of(property)}} {{property.Name}} { get; init; }{{constant}}""");
    }

    private static string Constant(TypeKind kind, string value, GeneratorSettings settings) => kind switch
    {
        // In full: a property of the record may have the name of the type.
        TypeKind.Enum => $"global::{settings.Namespace}.{value}",
        TypeKind.String => CSharpLiteral.Text(value),
        _ => value,
    };
}
