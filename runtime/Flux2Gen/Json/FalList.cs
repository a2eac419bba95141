namespace Flux2Gen.Json;

/// <summary>A list that was read. Unlike <see cref="List{T}"/> it prints what is in it, as records that hold it are printed.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class FalList<T> : List<T>
{
    private Dictionary<int, T>? _standIns;

    public override string ToString() => $"[{string.Join(", ", this)}]";

    /// <summary>Adds an item that came as <c>null</c> although the type of the items has none.</summary>
    /// <param name="standIn">What stands in for it.</param>
    public void AddNull(T standIn)
    {
        (_standIns ??= [])[Count] = standIn;
        Add(standIn);
    }

    /// <summary>Whether an item came as <c>null</c>, and is as it was read.</summary>
    /// <param name="index">The place of the item, from 0.</param>
    /// <returns><see langword="true"/> if it is to be written as <c>null</c> again; otherwise, <see langword="false"/>.</returns>
    public bool IsNull(int index) =>
        _standIns is not null && _standIns.TryGetValue(index, out T? standIn) && EqualityComparer<T>.Default.Equals(standIn, this[index]);
}
