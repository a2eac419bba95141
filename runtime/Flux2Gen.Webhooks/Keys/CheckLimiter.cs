using System.Diagnostics.CodeAnalysis;

namespace Flux2Gen.Webhooks;

/// <summary>Limits how many signatures are verified at a time, and how many callers wait for their turn.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing; disposing it would leave its waiters hanging.")]
internal sealed class CheckLimiter(int maxConcurrent)
{
    /// <summary>At half a millisecond a check, a caller waits for about 30 ms at most.</summary>
    public const int WaitingPerCheck = 64;

    private readonly SemaphoreSlim _slots = new(maxConcurrent);
    private int _pending;

    /// <summary>Runs a check when a slot is free.</summary>
    /// <returns>The result of the check; <see langword="null"/> if too many callers wait.</returns>
    public async ValueTask<bool?> RunAsync(Func<bool> check, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _pending) > maxConcurrent * (1 + WaitingPerCheck))
            {
                return null;
            }

            await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return check();
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
        }
    }
}
