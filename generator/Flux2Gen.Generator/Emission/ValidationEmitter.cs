using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits the check of an input against the rules of its document.</summary>
internal static class ValidationEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type)
    {
        using (writer.Block($"void {TypeRefs.IFalValidatable}.Validate({TypeRefs.FalValidator} validator)"))
        {
            int index = 0;
            foreach (PropertyModel property in type.Properties)
            {
                Rules(writer, property, index++);
            }
        }
    }

    public static void Emit(SourceWriter writer, UnionModel type)
    {
        using (writer.Block($"void {TypeRefs.IFalValidatable}.Validate({TypeRefs.FalValidator} validator)"))
        {
            foreach (UnionCaseModel item in type.Cases.Where(static item => item.Type.HasRules && !IsNestedList(item.Type)))
            {
                writer.Line($"validator.Nested(\"\", Value as {CSharpType.Of(item.Type)});");
            }
        }
    }

    private static void Rules(SourceWriter writer, PropertyModel property, int index)
    {
        string name = CSharpLiteral.Text(property.WireName);
        ConstraintModel constraints = property.Constraints;
        if (property.IsRequired && !property.AllowsNull)
        {
            writer.Line($"validator.Required({name}, {property.Name}, __State.WasAbsent({index}));");
        }

        if (property.Type is { Kind: TypeKind.List, Item: { AllowsNull: false, IsValueType: false } })
        {
            writer.Line($"validator.Items({name}, {property.Name});");
        }

        if (property.Type.Kind == TypeKind.FileInput || property.Type is { Kind: TypeKind.List, Item.Kind: TypeKind.FileInput })
        {
            writer.Line($"validator.File({name}, {property.Name});");
        }

        if (constraints.HasRange)
        {
            writer.Line($"validator.Range({name}, {property.Name}{Named(("minimum", constraints.Minimum), ("maximum", constraints.Maximum), ("above", constraints.Above), ("below", constraints.Below))});");
        }

        if (constraints.MultipleOf is { } factor)
        {
            writer.Line($"validator.MultipleOf({name}, {property.Name}, {factor});");
        }

        if (constraints.MinLength is not null || constraints.MaxLength is not null)
        {
            writer.Line($"validator.Length({name}, {property.Name}{Named(("minimum", Text(constraints.MinLength)), ("maximum", Text(constraints.MaxLength)))});");
        }

        if (constraints.MinItems is not null || constraints.MaxItems is not null)
        {
            writer.Line($"validator.Count({name}, {property.Name}{Named(("minimum", Text(constraints.MinItems)), ("maximum", Text(constraints.MaxItems)))});");
        }

        if (property.Type.HasRules && !IsNestedList(property.Type))
        {
            writer.Line($"validator.Nested({name}, {property.Name});");
        }
    }

    /// <summary>Lists of lists are left to the server.</summary>
    private static bool IsNestedList(TypeRefModel type) => type.Item is { Kind: TypeKind.List or TypeKind.Map };

    private static string Named(params (string Name, string? Value)[] arguments) =>
        string.Concat(arguments.Where(static item => item.Value is not null).Select(static item => $", {item.Name}: {item.Value}"));

    private static string? Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
