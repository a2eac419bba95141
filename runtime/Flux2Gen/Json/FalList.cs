namespace Flux2Gen;

/// <summary>A list that was read. Unlike <see cref="List{T}"/> it prints what is in it, as records that hold it are printed.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class FalList<T> : List<T>
{
    public override string ToString() => $"[{string.Join(", ", this)}]";
}
