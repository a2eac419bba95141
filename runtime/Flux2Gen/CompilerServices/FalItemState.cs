using System.ComponentModel;

namespace Flux2Gen.CompilerServices;

/// <summary>
/// What the JSON of a tuple said that the values of its items cannot say: which were <c>null</c>, and which were not there.
/// A write repeats both, so that nothing is lost or invented.
/// </summary>
/// <remarks>Used by emitted code. Any two states are equal: how a value came about does not make it another value.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FalItemState : IEquatable<FalItemState>
{
    private readonly uint _nulls;

    // One more than the number of items that were there: 0 is a value that was not read.
    private readonly int _end;

    internal FalItemState(uint nulls, int given)
    {
        _nulls = nulls;
        _end = given + 1;
    }

    /// <summary>Compares two states.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">The other state.</param>
    /// <returns>Always <see langword="true"/>.</returns>
    public static bool operator ==(FalItemState left, FalItemState right) => left.Equals(right);

    /// <summary>Compares two states.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">The other state.</param>
    /// <returns>Always <see langword="false"/>.</returns>
    public static bool operator !=(FalItemState left, FalItemState right) => !left.Equals(right);

    /// <summary>Whether the item was written as <c>null</c>.</summary>
    /// <param name="index">The item's place, from 0.</param>
    /// <returns><see langword="true"/> when the JSON had the item with the value <c>null</c>.</returns>
    public bool WasNull(int index) => (_nulls & (1u << index)) != 0;

    /// <summary>Whether the item was missing.</summary>
    /// <param name="index">The item's place, from 0.</param>
    /// <returns><see langword="true"/> when the array in the JSON ended before the item.</returns>
    public bool WasAbsent(int index) => _end != 0 && index >= _end - 1;

    /// <inheritdoc/>
    public bool Equals(FalItemState other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FalItemState;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
