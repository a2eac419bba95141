namespace Flux2Gen.Json;

/// <summary>An object with members of any name that was read. Unlike <see cref="Dictionary{TKey, TValue}"/> it prints what is in it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class FalMap<T>() : Dictionary<string, T>(StringComparer.Ordinal)
{
    private Dictionary<string, T>? _standIns;

    public override string ToString() => $"{{ {string.Join(", ", this.Select(static pair => $"{pair.Key} = {pair.Value}"))} }}";

    /// <summary>Sets a value that came as <c>null</c> although the type of the values has none.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="standIn">What stands in for it.</param>
    public void SetNull(string name, T standIn)
    {
        (_standIns ??= new(StringComparer.Ordinal))[name] = standIn;
        this[name] = standIn;
    }

    /// <summary>Whether a value came as <c>null</c>, and is as it was read.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns><see langword="true"/> if it is to be written as <c>null</c> again; otherwise, <see langword="false"/>.</returns>
    public bool IsNull(string name) =>
        _standIns is not null && _standIns.TryGetValue(name, out T? standIn) && EqualityComparer<T>.Default.Equals(standIn, this[name]);
}
