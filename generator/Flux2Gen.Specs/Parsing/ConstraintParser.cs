using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Reads what a schema allows, for the type it became.</summary>
internal static class ConstraintParser
{
    /// <summary>What schemas allow that hold at once: the tightest of their bounds.</summary>
    public static ConstraintModel Parse(IReadOnlyList<Schema> schemas, TypeKind kind)
    {
        ConstraintModel all = ConstraintModel.None;
        foreach (ConstraintModel own in schemas.Select(schema => Parse(schema, kind)))
        {
            all = new ConstraintModel
            {
                Minimum = Tighter(all.Minimum, own.Minimum, 1),
                Maximum = Tighter(all.Maximum, own.Maximum, -1),
                Above = Tighter(all.Above, own.Above, 1),
                Below = Tighter(all.Below, own.Below, -1),
                MultipleOf = all.MultipleOf ?? own.MultipleOf,
                MinLength = Larger(all.MinLength, own.MinLength),
                MaxLength = Smaller(all.MaxLength, own.MaxLength),
                MinItems = Larger(all.MinItems, own.MinItems),
                MaxItems = Smaller(all.MaxItems, own.MaxItems),
            };
        }

        return all;
    }

    public static ConstraintModel Parse(Schema schema, TypeKind kind) => kind switch
    {
        TypeKind.Int32 or TypeKind.Int64 => new ConstraintModel
        {
            Minimum = Larger(schema.Minimum, Shifted(schema.ExclusiveMinimum, 1)),
            Maximum = Smaller(schema.Maximum, Shifted(schema.ExclusiveMaximum, -1)),
            MultipleOf = Positive(schema.MultipleOf),
        },
        TypeKind.Double => new ConstraintModel
        {
            Minimum = Number(schema.Minimum),
            Maximum = Number(schema.Maximum),
            Above = Number(schema.ExclusiveMinimum),
            Below = Number(schema.ExclusiveMaximum),
            MultipleOf = Positive(schema.MultipleOf),
        },
        TypeKind.String => new ConstraintModel { MinLength = NotNegative(schema.MinLength), MaxLength = NotNegative(schema.MaxLength) },
        TypeKind.List => new ConstraintModel { MinItems = NotNegative(schema.MinItems), MaxItems = NotNegative(schema.MaxItems) },
        _ => ConstraintModel.None,
    };

    /// <summary>The bounds that leave no value between them, in words; null when there are none.</summary>
    public static string? Contradiction(ConstraintModel constraints)
    {
        if (ToDouble(constraints.Minimum ?? constraints.Above) > ToDouble(constraints.Maximum ?? constraints.Below))
        {
            return $"at least {constraints.Minimum ?? constraints.Above} and at most {constraints.Maximum ?? constraints.Below}";
        }

        return constraints.MinLength > constraints.MaxLength
            ? string.Format(CultureInfo.InvariantCulture, "at least {0} and at most {1} characters", constraints.MinLength, constraints.MaxLength)
            : constraints.MinItems > constraints.MaxItems
                ? string.Format(CultureInfo.InvariantCulture, "at least {0} and at most {1} items", constraints.MinItems, constraints.MaxItems)
                : null;
    }

    /// <summary>Whether its bounds, or its format, keep an integer within 32 bits.</summary>
    public static bool FitsInt32(Schema schema)
    {
        ConstraintModel bounds = Parse(schema, TypeKind.Int64);
        bool isSmall = schema.Format is "int32" or "int16" or "int8" or "uint16" or "uint8";
        return bounds.Minimum is var minimum && bounds.Maximum is var maximum
            && (minimum is null ? isSmall : long.Parse(minimum, CultureInfo.InvariantCulture) >= int.MinValue)
            && (maximum is null ? isSmall : long.Parse(maximum, CultureInfo.InvariantCulture) <= int.MaxValue);
    }

    /// <summary>Whether a default is one that the schema itself allows.</summary>
    public static bool Allows(ConstraintModel constraints, TypeRefModel type, JsonNode value)
    {
        JsonValueKind kind = value.GetValueKind();
        return type.Kind switch
        {
            TypeKind.String or TypeKind.FileInput => kind == JsonValueKind.String,
            TypeKind.Boolean => kind is JsonValueKind.True or JsonValueKind.False,
            TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double => kind == JsonValueKind.Number && InRange(constraints, value),
            TypeKind.List => kind == JsonValueKind.Array,
            TypeKind.Map or TypeKind.Object => kind == JsonValueKind.Object,
            _ => true,
        };
    }

    private static bool InRange(ConstraintModel constraints, JsonNode value)
    {
        double number = value.AsValue().TryGetValue(out double parsed) ? parsed : double.NaN;
        return !(number < ToDouble(constraints.Minimum)) && !(number > ToDouble(constraints.Maximum))
            && !(number <= ToDouble(constraints.Above)) && !(number >= ToDouble(constraints.Below));
    }

    /// <summary>The bound that leaves less.</summary>
    private static string? Tighter(string? bound, string? other, int sign) =>
        bound is null || other is null ? bound ?? other : ToDouble(other) * sign > ToDouble(bound) * sign ? other : bound;

    private static int? Larger(int? bound, int? other) => bound is null || other > bound ? other ?? bound : bound;

    private static int? Smaller(int? bound, int? other) => bound is null || other < bound ? other ?? bound : bound;

    private static double ToDouble(string? number) => number is null ? double.NaN : double.Parse(number, CultureInfo.InvariantCulture);

    /// <summary>An inclusive bound for integers of an exclusive one.</summary>
    private static string? Shifted(string? bound, int step)
    {
        if (Parse(bound) is not { } number)
        {
            return null;
        }

        decimal shifted = step > 0 ? decimal.Floor(number) + 1 : decimal.Ceiling(number) - 1;
        return Whole(shifted);
    }

    private static string? Larger(string? minimum, string? other)
    {
        string? rounded = Parse(minimum) is { } number ? Whole(decimal.Ceiling(number)) : null;
        return rounded is null || other is null ? rounded ?? other : Parse(rounded) > Parse(other) ? rounded : other;
    }

    private static string? Smaller(string? maximum, string? other)
    {
        string? rounded = Parse(maximum) is { } number ? Whole(decimal.Floor(number)) : null;
        return rounded is null || other is null ? rounded ?? other : Parse(rounded) < Parse(other) ? rounded : other;
    }

    /// <summary>A whole number; a bound outside of 64 bits bounds nothing.</summary>
    private static string? Whole(decimal number) =>
        number is >= long.MinValue and <= long.MaxValue ? number.ToString("0", CultureInfo.InvariantCulture) : null;

    private static string? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsInfinity(number) && !double.IsNaN(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : null;

    private static string? Positive(string? text) => Parse(text) is > 0 ? Number(text) : null;

    private static int? NotNegative(int? number) => number is > 0 ? number : null;

    /// <summary>A number; one beyond what bounds can be calculated with bounds nothing.</summary>
    private static decimal? Parse(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < 1e28m ? number : null;
}
