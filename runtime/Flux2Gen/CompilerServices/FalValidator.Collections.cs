namespace Flux2Gen.CompilerServices;

/// <content>Texts, lists and maps.</content>
public sealed partial class FalValidator
{
    /// <summary>Checks the length of a text.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The text.</param>
    /// <param name="minimum">The least number of characters.</param>
    /// <param name="maximum">The greatest number of characters.</param>
    public void Length(string name, string? value, int minimum = 0, int maximum = int.MaxValue)
    {
        if (value is not null)
        {
            // JSON Schema counts Unicode characters, not UTF-16 units.
            int length = value.EnumerateRunes().Count();
            CheckSize(name, length, minimum, maximum, "character", "characters");
        }
    }

    /// <summary>Checks the number of items of a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The list.</param>
    /// <param name="minimum">The least number of items.</param>
    /// <param name="maximum">The greatest number of items.</param>
    public void Count<T>(string name, IReadOnlyCollection<T>? value, int minimum = 0, int maximum = int.MaxValue)
    {
        if (value is not null)
        {
            CheckSize(name, value.Count, minimum, maximum, "item", "items");
        }
    }

    /// <summary>Checks the number of entries of a map.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The map.</param>
    /// <param name="minimum">The least number of entries.</param>
    /// <param name="maximum">The greatest number of entries.</param>
    public void Count<T>(string name, IReadOnlyDictionary<string, T>? value, int minimum = 0, int maximum = int.MaxValue)
    {
        if (value is not null)
        {
            CheckSize(name, value.Count, minimum, maximum, "entry", "entries");
        }
    }

    /// <summary>Checks the length of each key of a map.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The map.</param>
    /// <param name="minimum">The least number of characters.</param>
    /// <param name="maximum">The greatest number of characters.</param>
    public void Keys<T>(string name, IReadOnlyDictionary<string, T>? value, int minimum = 0, int maximum = int.MaxValue)
    {
        foreach (string key in value?.Keys ?? [])
        {
            CheckSize($"{name}.{key}", key.EnumerateRunes().Count(), minimum, maximum, "character in its key", "characters in its key");
        }
    }

    /// <summary>Checks that a number is one of those that the document lists.</summary>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The number.</param>
    /// <param name="allowed">The listed numbers.</param>
    public void Listed(string name, double? value, params double[] allowed)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        if (value is { } number && !allowed.Contains(number))
        {
            Add(name, $"must be one of {string.Join(", ", allowed.Select(Text))}, but is {Text(number)}.");
        }
    }

    /// <summary>Checks each item of a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="items">The list.</param>
    /// <param name="check">Checks one, with its name.</param>
    public void Each<T>(string name, IReadOnlyList<T>? items, Action<FalValidator, string, T> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        for (int index = 0; index < items?.Count; index++)
        {
            check(this, $"{name}[{Text(index)}]", items[index]);
        }
    }

    /// <summary>Checks each value of a map.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="items">The map.</param>
    /// <param name="check">Checks one, with its name.</param>
    public void Each<T>(string name, IReadOnlyDictionary<string, T>? items, Action<FalValidator, string, T> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        foreach ((string key, T item) in items ?? new Dictionary<string, T>())
        {
            check(this, name.Length == 0 ? key : $"{name}.{key}", item);
        }
    }

    private void CheckSize(string name, int size, int minimum, int maximum, string one, string several)
    {
        if (size < minimum)
        {
            Add(name, $"must have at least {Text(minimum)} {(minimum == 1 ? one : several)}, but has {Text(size)}.");
        }
        else if (size > maximum)
        {
            Add(name, $"must have at most {Text(maximum)} {(maximum == 1 ? one : several)}, but has {Text(size)}.");
        }
    }
}
