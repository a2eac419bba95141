using System.ComponentModel;
using System.Globalization;

namespace Flux2Gen.CompilerServices;

/// <summary>Collects every rule that an input breaks, with the path to the value.</summary>
/// <remarks>Used by emitted code. A value that is <see langword="null"/> breaks no rule: it is not sent.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class FalValidator
{
    private readonly List<FalViolation> _violations = [];
    private string _path = "";

    private FalValidator()
    {
    }

    /// <summary>Checks an input.</summary>
    /// <param name="input">The input.</param>
    /// <returns>Every broken rule; empty when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    internal static IReadOnlyList<FalViolation> Check(IFalValidatable input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var validator = new FalValidator();
        input.Validate(validator);
        return validator._violations;
    }

    /// <summary>Checks that a whole number lies in its range.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="minimum">The least allowed value.</param>
    /// <param name="maximum">The greatest allowed value.</param>
    public void Range(string name, long? value, long minimum = long.MinValue, long maximum = long.MaxValue)
    {
        if (value < minimum)
        {
            Add(name, $"must be at least {Text(minimum)}, but is {Text(value.Value)}.");
        }
        else if (value > maximum)
        {
            Add(name, $"must be at most {Text(maximum)}, but is {Text(value.Value)}.");
        }
    }

    /// <summary>Checks that a number lies in its range.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="minimum">The least allowed value.</param>
    /// <param name="maximum">The greatest allowed value.</param>
    /// <param name="above">The value must be greater than this.</param>
    /// <param name="below">The value must be less than this.</param>
    public void Range(
        string name,
        double? value,
        double minimum = double.NegativeInfinity,
        double maximum = double.PositiveInfinity,
        double above = double.NegativeInfinity,
        double below = double.PositiveInfinity)
    {
        if (value is not { } number)
        {
            return;
        }

        if (!double.IsFinite(number))
        {
            Add(name, $"must be a finite number, but is {Text(number)}.");
        }
        else if (number < minimum)
        {
            Add(name, $"must be at least {Text(minimum)}, but is {Text(number)}.");
        }
        else if (number > maximum)
        {
            Add(name, $"must be at most {Text(maximum)}, but is {Text(number)}.");
        }
        else if (number <= above)
        {
            Add(name, $"must be greater than {Text(above)}, but is {Text(number)}.");
        }
        else if (number >= below)
        {
            Add(name, $"must be less than {Text(below)}, but is {Text(number)}.");
        }
    }

    /// <summary>Checks that a number is a multiple of another.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="factor">What it must be a multiple of; greater than 0.</param>
    public void MultipleOf(string name, double? value, double factor)
    {
        // Decimal arithmetic, because 0.3 is a multiple of 0.1 to everybody but a double.
        if (value is { } number && Math.Abs(number) < 1e15 && (decimal)number % (decimal)factor != 0)
        {
            Add(name, $"must be a multiple of {Text(factor)}, but is {Text(number)}.");
        }
    }

    /// <summary>Checks that a required value is there: code without nullable annotations can leave it out, and so can JSON.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="wasAbsent">Whether the JSON that the input was read from did not have the member.</param>
    public void Required<T>(string name, T? value, bool wasAbsent = false)
    {
        if (value is null)
        {
            Add(name, "is required, but is null.");
        }
        else if (wasAbsent && IsEmpty(value))
        {
            Add(name, "is required, but is missing.");
        }
    }

    /// <summary>Checks that no item of a list is null, as code without nullable annotations can make it.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The list.</param>
    public void Items<T>(string name, IReadOnlyList<T?>? value)
        where T : class
    {
        for (int index = 0; index < value?.Count; index++)
        {
            if (value[index] is null)
            {
                Add($"{name}[{Text(index)}]", "is required, but is null.");
            }
        }
    }

    /// <summary>Checks a value that has rules of its own.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Nested(string name, IFalValidatable? value)
    {
        if (value is not null)
        {
            Within(name, value);
        }
    }

    /// <summary>Checks each item of a list whose items have rules of their own.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="items">The list.</param>
    public void Nested<T>(string name, IReadOnlyList<T>? items)
        where T : IFalValidatable?
    {
        for (int index = 0; index < items?.Count; index++)
        {
            if (items[index] is { } item)
            {
                Within($"{name}[{Text(index)}]", item);
            }
        }
    }

    /// <summary>Checks each value of a map whose values have rules of their own.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="items">The map.</param>
    public void Nested<T>(string name, IReadOnlyDictionary<string, T>? items)
        where T : IFalValidatable?
    {
        foreach ((string key, T item) in items ?? new Dictionary<string, T>())
        {
            if (item is not null)
            {
                Within(name.Length == 0 ? key : $"{name}.{key}", item);
            }
        }
    }

    /// <summary>Whether it is what a read puts in the place of a member that is missing.</summary>
    private static bool IsEmpty<T>(T value) => value switch
    {
        string text => text.Length == 0,
        System.Collections.ICollection items => items.Count == 0,
        _ => EqualityComparer<T>.Default.Equals(value, default),
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private void Within(string name, IFalValidatable value)
    {
        string outer = _path;
        _path = PathOf(name);
        value.Validate(this);
        _path = outer;
    }

    private void Add(string name, string message)
    {
        string path = PathOf(name);
        _violations.Add(new FalViolation { Path = path, Message = $"{path} {message}" });
    }

    /// <summary>The path of a member. A union has none of its own, and passes on what it holds under an empty name.</summary>
    private string PathOf(string name) =>
        _path.Length == 0 || name.Length == 0 || name[0] == '[' ? _path + name : $"{_path}.{name}";
}
