namespace Flux2Gen.CompilerServices;

/// <content>Open enums.</content>
public sealed partial class FalValidator
{
    /// <summary>Checks that an enum is not <see langword="default"/>, which stands for an empty text that no server knows.</summary>
    /// <typeparam name="T">The type of the enum.</typeparam>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The enum.</param>
    public void Value<T>(string name, T? value)
        where T : struct, IFalStringEnumValue<T>
    {
        if (value is { Value.Length: 0, IsKnown: false })
        {
            Add(name, $"must have a value, but is default({typeof(T).Name}).");
        }
    }

    /// <summary>Checks that no enum of a list is <see langword="default"/>.</summary>
    /// <typeparam name="T">The type of the enums.</typeparam>
    /// <param name="name">The member's name on the wire.</param>
    /// <param name="value">The list.</param>
    public void Values<T>(string name, IReadOnlyList<T>? value)
        where T : struct, IFalStringEnumValue<T>
    {
        for (int index = 0; index < value?.Count; index++)
        {
            Value<T>($"{name}[{Text(index)}]", value[index]);
        }
    }
}
