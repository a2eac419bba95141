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
                string name = CSharpLiteral.Text(property.WireName);
                if (property.IsRequired && !property.AllowsNull)
                {
                    writer.Line($"validator.Required({name}, {property.Name}, __State.WasAbsent({index}));");
                }

                Lines(writer, Checks(property.Type, property.Constraints, name, property.Name));
                index++;
            }
        }
    }

    public static void Emit(SourceWriter writer, UnionModel type)
    {
        using (writer.Block($"void {TypeRefs.IFalValidatable}.Validate({TypeRefs.FalValidator} validator)"))
        {
            foreach (UnionCaseModel item in type.Cases)
            {
                Lines(writer, Checks(item.Type, item.Constraints, "\"\"", $"Value as {CSharpType.Of(item.Type)}{(item.Type.IsValueType ? "?" : "")}"));
            }
        }
    }

    /// <summary>The statements that check a value.</summary>
    private static IEnumerable<string> Checks(TypeRefModel type, ConstraintModel constraints, string name, string value)
    {
        if (type is { Kind: TypeKind.List, Item: { AllowsNull: false, IsValueType: false } })
        {
            yield return $"validator.Items({name}, {value});";
        }

        if (type is { Kind: TypeKind.Enum, IsNumeric: false })
        {
            yield return $"validator.Value<{CSharpType.Of(type)}>({name}, {value});";
        }

        if (type is { Kind: TypeKind.List, Item: { Kind: TypeKind.Enum, IsNumeric: false, AllowsNull: false } })
        {
            yield return $"validator.Values({name}, {value});";
        }

        bool isFiles = type is { Kind: TypeKind.List, Item.Kind: TypeKind.FileInput };
        if (isFiles || type.Kind == TypeKind.FileInput)
        {
            ConstraintModel sizes = isFiles ? constraints.Item ?? ConstraintModel.None : constraints;
            yield return $"validator.File({name}, {value}{Named(("minimumSize", Text(sizes.MinFileSize)), ("maximumSize", Text(sizes.MaxFileSize)))});";
        }

        if (constraints.HasRange)
        {
            yield return $"validator.Range({name}, {value}{Named(("minimum", constraints.Minimum), ("maximum", constraints.Maximum), ("above", constraints.Above), ("below", constraints.Below))});";
        }

        if (constraints.MultipleOf is { } factor)
        {
            yield return $"validator.MultipleOf({name}, {value}, {factor});";
        }

        if (constraints.Values.Count > 0)
        {
            yield return $"validator.Listed({name}, {value}, {string.Join(", ", constraints.Values)});";
        }

        foreach (string call in Counts(constraints, name, value))
        {
            yield return call;
        }

        if (type.HasRules && !IsNestedList(type))
        {
            yield return $"validator.Nested({name}, {value});";
        }

        if (type.Item is { } item && !isFiles && constraints.Item is { } each)
        {
            string[] inner = [.. Checks(item, each, "name", "item").Where(static line => !line.StartsWith("validator.Nested(", StringComparison.Ordinal))];
            yield return $"validator.Each({name}, {value}, static (validator, name, item) =>\n{{\n    {string.Join("\n", inner).Replace("\n", "\n    ")}\n}});";
        }
    }

    private static IEnumerable<string> Counts(ConstraintModel constraints, string name, string value)
    {
        (string Method, int? Minimum, int? Maximum)[] counts =
        [
            ("Length", constraints.MinLength, constraints.MaxLength),
            ("Count", constraints.MinItems, constraints.MaxItems),
            ("Count", constraints.MinEntries, constraints.MaxEntries),
            ("Keys", constraints.MinKeyLength, constraints.MaxKeyLength),
        ];
        return counts.Where(static count => (count.Minimum ?? count.Maximum) is not null)
            .Select(count => $"validator.{count.Method}({name}, {value}{Named(("minimum", Text(count.Minimum)), ("maximum", Text(count.Maximum)))});");
    }

    private static void Lines(SourceWriter writer, IEnumerable<string> statements)
    {
        foreach (string statement in statements)
        {
            writer.Line(statement);
        }
    }

    /// <summary>Records in lists of lists are left to the server.</summary>
    private static bool IsNestedList(TypeRefModel type) => type.Item is { Kind: TypeKind.List or TypeKind.Map };

    private static string Named(params (string Name, string? Value)[] arguments) =>
        string.Concat(arguments.Where(static item => item.Value is not null).Select(static item => $", {item.Name}: {item.Value}"));

    private static string? Text(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
