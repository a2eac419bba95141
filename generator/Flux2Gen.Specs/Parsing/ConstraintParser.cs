using System.Globalization;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Reads what a schema allows, for the type it became.</summary>
internal static class ConstraintParser
{
    /// <summary>Smaller limits are in another unit than bytes, such as megabytes: no file would be allowed.</summary>
    private const decimal MinSizeInBytes = 1024;

    /// <summary>What a schema allows of the type that it became, and of the items of that type.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="type">The type.</param>
    /// <param name="rulesOf">The schemas that hold at once where a schema does.</param>
    public static ConstraintModel Parse(Schema schema, TypeRefModel type, Func<Schema, IReadOnlyList<Schema>> rulesOf)
    {
        IReadOnlyList<Schema> rules = rulesOf(schema);
        ConstraintModel all = Tightest(rules.Select(rule => Parse(rule, type.Kind)));
        if (type.Kind == TypeKind.Double)
        {
            all = all with { Values = ListedNumbers.Of(rules).ToEquatableArray() };
        }

        if (type.Item is not { } item)
        {
            return all;
        }

        IEnumerable<Schema> items = rules.Select(rule => type.Kind == TypeKind.List ? rule.Items : MapSchema.Values(rule)).OfType<Schema>();
        ConstraintModel each = Tightest(items.Select(value => Parse(value, item, rulesOf))
            .Concat(item.Kind == TypeKind.FileInput ? rules.Select(static rule => FileSizes(rule)) : []));
        return each == ConstraintModel.None ? all : all with { Item = each };
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
        TypeKind.String => new ConstraintModel { MinLength = NotNegative(schema.MinLength), MaxLength = AtLeastZero(schema.MaxLength) },
        TypeKind.List => new ConstraintModel { MinItems = NotNegative(schema.MinItems), MaxItems = AtLeastZero(schema.MaxItems) },
        TypeKind.Map => new ConstraintModel
        {
            MinEntries = NotNegative(schema.MinProperties),
            MaxEntries = AtLeastZero(schema.MaxProperties),
            MinKeyLength = NotNegative(schema.PropertyNames?.MinLength),
            MaxKeyLength = AtLeastZero(schema.PropertyNames?.MaxLength),
        },
        TypeKind.FileInput => FileSizes(schema),
        _ => ConstraintModel.None,
    };

    /// <summary>The limits of files that are uploaded. Fewer bytes than any file has are a limit in another unit, which only the server knows.</summary>
    private static ConstraintModel FileSizes(Schema schema) => new()
    {
        MinFileSize = Size(schema, "min_file_size"),
        MaxFileSize = Size(schema, "max_file_size"),
    };

    private static long? Size(Schema schema, string keyword) =>
        schema.Limits.TryGetValue(keyword, out decimal bytes) && bytes is >= MinSizeInBytes and <= long.MaxValue ? (long)bytes : null;

    /// <summary>What holds where all of several rules do: the tightest of their bounds.</summary>
    private static ConstraintModel Tightest(IEnumerable<ConstraintModel> rules) => rules.Aggregate(ConstraintModel.None, static (all, own) => new ConstraintModel
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
        MinEntries = Larger(all.MinEntries, own.MinEntries),
        MaxEntries = Smaller(all.MaxEntries, own.MaxEntries),
        MinKeyLength = Larger(all.MinKeyLength, own.MinKeyLength),
        MaxKeyLength = Smaller(all.MaxKeyLength, own.MaxKeyLength),
        MinFileSize = own.MinFileSize > (all.MinFileSize ?? 0) ? own.MinFileSize : all.MinFileSize,
        MaxFileSize = own.MaxFileSize < (all.MaxFileSize ?? long.MaxValue) ? own.MaxFileSize : all.MaxFileSize,
        Values = all.Values.Count > 0 ? all.Values : own.Values,
        Item = all.Item is null || own.Item is null ? all.Item ?? own.Item : Tightest([all.Item, own.Item]),
    });

    /// <summary>The bounds that leave no value between them, in words; null when there are none.</summary>
    public static string? Contradiction(ConstraintModel constraints)
    {
        if (ToDouble(constraints.Minimum ?? constraints.Above) > ToDouble(constraints.Maximum ?? constraints.Below))
        {
            return $"at least {constraints.Minimum ?? constraints.Above} and at most {constraints.Maximum ?? constraints.Below}";
        }

        return Contradiction(constraints.MinLength, constraints.MaxLength, "characters")
            ?? Contradiction(constraints.MinItems, constraints.MaxItems, "items")
            ?? Contradiction(constraints.MinEntries, constraints.MaxEntries, "entries")
            ?? Contradiction(constraints.MinKeyLength, constraints.MaxKeyLength, "characters in a key")
            ?? Contradiction(constraints.MinFileSize, constraints.MaxFileSize, "bytes")
            ?? (constraints.Item is { } item ? Contradiction(item) : null);
    }

    private static string? Contradiction(long? minimum, long? maximum, string unit) => minimum > maximum
        ? string.Format(CultureInfo.InvariantCulture, "at least {0} and at most {1} {2}", minimum, maximum, unit)
        : null;

    /// <summary>Whether its bounds, or its format, keep an integer within 32 bits.</summary>
    public static bool FitsInt32(Schema schema)
    {
        ConstraintModel bounds = Parse(schema, TypeKind.Int64);
        bool isSmall = schema.Format is "int32" or "int16" or "int8" or "uint16" or "uint8";
        return bounds.Minimum is var minimum && bounds.Maximum is var maximum
            && (minimum is null ? isSmall : long.Parse(minimum, CultureInfo.InvariantCulture) >= int.MinValue)
            && (maximum is null ? isSmall : long.Parse(maximum, CultureInfo.InvariantCulture) <= int.MaxValue);
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

    private static int? AtLeastZero(int? number) => number is >= 0 ? number : null;

    /// <summary>A number; one beyond what bounds can be calculated with bounds nothing.</summary>
    private static decimal? Parse(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < 1e28m ? number : null;
}
