namespace Flux2Gen.Cli.Verification.Mutations;

/// <summary>
/// SplitMix64. <see cref="Random"/> promises the same numbers for the same seed within one version of .NET only; a
/// mutation must be the same one in every version.
/// </summary>
/// <param name="seed">Where the numbers start.</param>
internal sealed class MutationRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Gets the next number.</summary>
    /// <param name="count">How many numbers there are to choose from.</param>
    /// <returns>A number from zero to below <paramref name="count"/>.</returns>
    public int Next(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)count);
    }

    /// <summary>Picks one of several.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="items">The choice; not empty.</param>
    /// <returns>One of them.</returns>
    public T Pick<T>(params IReadOnlyList<T> items) => items[Next(items.Count)];
}
