namespace Flux2Gen;

/// <summary>An object with members of any name that was read. Unlike <see cref="Dictionary{TKey, TValue}"/> it prints what is in it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class FalMap<T>() : Dictionary<string, T>(StringComparer.Ordinal)
{
    public override string ToString() => $"{{ {string.Join(", ", this.Select(static pair => $"{pair.Key} = {pair.Value}"))} }}";
}
