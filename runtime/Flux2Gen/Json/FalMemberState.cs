using System.ComponentModel;

namespace Flux2Gen;

/// <summary>
/// What the JSON of an object said that the values of its properties cannot say: which optional members were written as
/// <c>null</c>, and which required members were not there. A write repeats both, so that nothing is lost or invented.
/// </summary>
/// <remarks>
/// Used by emitted code. Members beyond the 64th of an object are not tracked. Any two states are equal: records hold one, and
/// how a record came about does not make it another value.
/// </remarks>
/// <param name="nulls">A bit for each member that was <c>null</c>.</param>
/// <param name="absent">A bit for each required member that was missing.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FalMemberState(ulong nulls, ulong absent) : IEquatable<FalMemberState>
{
    private readonly ulong _nulls = nulls;
    private readonly ulong _absent = absent;

    /// <summary>Compares two states.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">The other state.</param>
    /// <returns>Always <see langword="true"/>.</returns>
    public static bool operator ==(FalMemberState left, FalMemberState right) => left.Equals(right);

    /// <summary>Compares two states.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">The other state.</param>
    /// <returns>Always <see langword="false"/>.</returns>
    public static bool operator !=(FalMemberState left, FalMemberState right) => !left.Equals(right);

    /// <summary>Whether the member was written as <c>null</c>.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <returns><see langword="true"/> when the JSON had the member with the value <c>null</c>.</returns>
    public bool WasNull(int index) => (_nulls & Bit(index)) != 0;

    /// <summary>Whether the required member was missing.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <returns><see langword="true"/> when the JSON did not have the member.</returns>
    public bool WasAbsent(int index) => (_absent & Bit(index)) != 0;

    /// <inheritdoc/>
    public bool Equals(FalMemberState other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FalMemberState;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    internal static ulong Bit(int index) => index < 64 ? 1UL << index : 0;
}
