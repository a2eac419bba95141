namespace Flux2Gen.Transport;

/// <summary>Counts the status streams that a client has open, up to a limit.</summary>
internal sealed class StreamCount(int maximum)
{
    private int _count;

    /// <summary>Counts one more, unless that is too many; one that is forced is counted in any case.</summary>
    public bool TryEnter(bool isForced)
    {
        if (Interlocked.Increment(ref _count) <= maximum || isForced)
        {
            return true;
        }

        Leave();
        return false;
    }

    /// <summary>Counts one less.</summary>
    public void Leave() => Interlocked.Decrement(ref _count);
}
