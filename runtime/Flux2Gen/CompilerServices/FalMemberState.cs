using System.ComponentModel;

namespace Flux2Gen.CompilerServices;

/// <summary>
/// What the JSON of an object said that the values of its properties cannot say: which members were written as <c>null</c>,
/// and which were not there. A write repeats both, so that nothing is lost or invented.
/// </summary>
/// <remarks>
/// Used by emitted code. Any two states are equal: records hold one, and how a record came about does not make it another value.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct FalMemberState : IEquatable<FalMemberState>
{
    private const int Bits = 64;

    private ulong _nulls;
    private ulong _absent;

    /// <summary>The states of the members beyond the 64th, 64 in each. Very few objects have that many.</summary>
    private readonly FalMemberState[]? _more;

    private FalMemberState(ulong nulls, ulong absent, FalMemberState[]? more)
    {
        _nulls = nulls;
        _absent = absent;
        _more = more;
    }

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
    public readonly bool WasNull(int index) => index < Bits
        ? (_nulls & (1UL << index)) != 0
        : _more is not null && _more[(index / Bits) - 1].WasNull(index % Bits);

    /// <summary>Whether the member was missing.</summary>
    /// <param name="index">The member's place in its object, from 0.</param>
    /// <returns><see langword="true"/> when there was JSON, and it did not have the member.</returns>
    public readonly bool WasAbsent(int index) => index < Bits
        ? (_absent & (1UL << index)) != 0
        : _more is not null && _more[(index / Bits) - 1].WasAbsent(index % Bits);

    /// <inheritdoc/>
    public readonly bool Equals(FalMemberState other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is FalMemberState;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;

    /// <summary>The state of an object whose members are all still missing.</summary>
    internal static FalMemberState Empty(int count)
    {
        FalMemberState[]? more = null;
        if (count > Bits)
        {
            more = new FalMemberState[(count - 1) / Bits];
            Array.Fill(more, new FalMemberState(0, ulong.MaxValue, null));
        }

        return new FalMemberState(0, ulong.MaxValue, more);
    }

    /// <summary>Notes what a member is. Only for the one who made the state by <see cref="Empty"/>, and while nobody else has it.</summary>
    internal void Note(int index, bool isNull, bool isAbsent)
    {
        if (index >= Bits)
        {
            _more![(index / Bits) - 1].Note(index % Bits, isNull, isAbsent);
            return;
        }

        ulong bit = 1UL << index;
        _nulls = isNull ? _nulls | bit : _nulls & ~bit;
        _absent = isAbsent ? _absent | bit : _absent & ~bit;
    }
}
