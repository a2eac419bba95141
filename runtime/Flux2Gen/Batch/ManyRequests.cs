using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Flux2Gen.Journal;

namespace Flux2Gen.Batch;

/// <summary>Sends many requests, so many at once, and gives their outcomes as they come.</summary>
/// <typeparam name="TInput">The type of the inputs.</typeparam>
/// <typeparam name="TOutput">The type of the outputs.</typeparam>
/// <param name="subscribe">Sends one, and tells the gate of refusals and acceptance.</param>
/// <param name="gate">Says how many at once.</param>
/// <param name="journal">Has what is under way, until its outcome was taken.</param>
internal sealed class ManyRequests<TInput, TOutput>(
    Func<TInput, AdaptiveGate, CancellationToken, Task<JournaledResult<TOutput>>> subscribe, AdaptiveGate gate, JournalTracker journal)
{
    private readonly Channel<(FalOutcome<TInput, TOutput> Outcome, JournalLease? Mark)> _finished =
        Channel.CreateUnbounded<(FalOutcome<TInput, TOutput> Outcome, JournalLease? Mark)>(new UnboundedChannelOptions { SingleReader = true });

    // One for the one who starts them.
    private int _running = 1;
    private int _isUsed;

    public async IAsyncEnumerable<FalOutcome<TInput, TOutput>> RunAsync(
        IAsyncEnumerable<TInput> inputs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isUsed, 1) != 0)
        {
            throw new InvalidOperationException("These requests were sent already, and going through them again would send, and bill, every one once more. Keep the outcomes in a list.");
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task starting = StartAllAsync(inputs, stop.Token);
        try
        {
            // Not with the token: what was under way when it was cancelled has an outcome as well.
            await foreach ((FalOutcome<TInput, TOutput> outcome, JournalLease? mark) in _finished.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return outcome;

                // Who comes for the next one has taken this one. Its place is free only now: nothing piles up here.
                await ConfirmAsync(mark).ConfigureAwait(false);
                gate.Leave();
            }

            cancellationToken.ThrowIfCancellationRequested();

            // What the inputs themselves threw.
            await starting.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await LeaveAsync(starting).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until nothing is under way any more. What came too late is still in the journal.</summary>
    private async Task LeaveAsync(Task starting)
    {
        await foreach ((FalOutcome<TInput, TOutput> Outcome, JournalLease? Mark) _ in _finished.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            // The channel is at its end only when it is empty.
        }

        await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task StartAllAsync(IAsyncEnumerable<TInput> inputs, CancellationToken cancellationToken)
    {
        // Not before the caller asks for the first outcome, and not on the caller's thread.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            IAsyncEnumerator<TInput> enumerator = inputs.GetAsyncEnumerator(cancellationToken);
            Task<bool>? next = null;
            try
            {
                // Inputs that do not come and do not listen to the token are left behind where they are.
                for (int index = 0; await (next = enumerator.MoveNextAsync().AsTask()).WaitAsync(cancellationToken).ConfigureAwait(false); index++)
                {
                    TInput input = enumerator.Current;
                    await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
                    Interlocked.Increment(ref _running);
                    _ = RunOneAsync(index, input, cancellationToken);
                }
            }
            finally
            {
                // Not while they are asked: then as soon as they answer after all, and nobody waits for that.
                bool isLeftBehind = next is { IsCompleted: false };
                Task disposal = DisposeAfterAsync(next, enumerator);
                if (!isLeftBehind)
                {
                    await disposal.ConfigureAwait(false);
                }
            }
        }
        finally
        {
            Ended();
        }
    }

    private static async Task DisposeAfterAsync(Task? next, IAsyncEnumerator<TInput> enumerator)
    {
        await (next ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await enumerator.DisposeAsync().ConfigureAwait(false);
    }

    private async Task RunOneAsync(int index, TInput input, CancellationToken cancellationToken)
    {
        try
        {
            JournaledResult<TOutput> delivery = await subscribe(input, gate, cancellationToken).ConfigureAwait(false);
            _finished.Writer.TryWrite((new FalOutcome<TInput, TOutput>(index, input, delivery.Result, null), delivery.MarkToSettle));
        }
        catch (OperationCanceledException exception) when (exception is not FalCanceledException && cancellationToken.IsCancellationRequested)
        {
            // Nothing was submitted.
        }
#pragma warning disable CA1031 // Whatever became of one must not end the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            JournalLease? mark = exception is FalException failure && RequestOutcome.IsFinal(failure, isOld: false) ? journal.Find(failure.RequestId) : null;
            _finished.Writer.TryWrite((new FalOutcome<TInput, TOutput>(index, input, null, exception), mark));
        }
        finally
        {
            Ended();
        }
    }

    private static ValueTask ConfirmAsync(JournalLease? mark) => mark?.SettleAsync() ?? default;

    private void Ended()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _finished.Writer.Complete();
        }
    }
}
