using System.Runtime.ExceptionServices;
using Flux2Gen.Streaming;

namespace Flux2Gen;

/// <summary>The outputs of a model as they come: partial ones, and the result as the last one.</summary>
/// <remarks>
/// <para>
/// <c>await foreach</c> gives each output; <see cref="GetResultAsync"/> gives the result, after such a loop or without one. Nothing is sent
/// before either begins, and a stream is read once, because each reading would be billed. Leaving the loop closes the connection.
/// </para>
/// <para>A stream that breaks off ends the loop in an exception, never as if it were finished.</para>
/// </remarks>
/// <typeparam name="TOutput">The type of the output.</typeparam>
// The name that fal's own clients give it.
#pragma warning disable CA1711
public sealed class FalStream<TOutput> : IAsyncEnumerable<FalStreamUpdate<TOutput>>
#pragma warning restore CA1711
{
    private readonly Func<CancellationToken, ModelStream<TOutput>> _open;
    private int _hasBegun;
    private FalResult<TOutput>? _result;
    private ExceptionDispatchInfo? _failure;

    internal FalStream(Func<CancellationToken, ModelStream<TOutput>> open) => _open = open;

    /// <summary>Sends the request and reads the stream.</summary>
    /// <param name="cancellationToken">Ends the stream, like the token that the call was given. The model may go on, and be billed.</param>
    /// <returns>The outputs in their order.</returns>
    /// <exception cref="InvalidOperationException">The stream was read before: another reading would be another request, and billed.</exception>
    public IAsyncEnumerator<FalStreamUpdate<TOutput>> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        TryBegin()
            ? new Reading(this, _open(cancellationToken))
            : throw new InvalidOperationException("A stream can be read once, because each reading would be billed: call StreamAsync again for another request.");

    /// <summary>Gives the result: reads the stream to its end, or, after a loop that did so, gives what was its last output.</summary>
    /// <param name="cancellationToken">Ends the stream, like the token that the call was given. The model may go on, and be billed.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FalException">The stream failed, now or in the loop; what came before is in <see cref="FalException.PartialOutputs"/>.</exception>
    /// <exception cref="OperationCanceledException">A token was cancelled, now or in the loop.</exception>
    /// <exception cref="InvalidOperationException">A loop is reading the stream, or left it before its end, so that there is no result.</exception>
    public async Task<FalResult<TOutput>> GetResultAsync(CancellationToken cancellationToken = default)
    {
        if (TryBegin())
        {
            var reading = new Reading(this, _open(cancellationToken));
            await using (reading.ConfigureAwait(false))
            {
                while (await reading.MoveNextAsync().ConfigureAwait(false))
                {
                }
            }
        }

        _failure?.Throw();
        return _result ?? throw new InvalidOperationException(
            "The stream has no result: a loop is still reading it, or left it before its end. Ask after the loop, or instead of it.");
    }

    private bool TryBegin() => Interlocked.Exchange(ref _hasBegun, 1) == 0;

    private sealed class Reading(FalStream<TOutput> owner, ModelStream<TOutput> stream) : IAsyncEnumerator<FalStreamUpdate<TOutput>>
    {
        private FalStreamUpdate<TOutput>? _current;

        /// <summary>The last update before the current one that has an output.</summary>
        private FalStreamUpdate<TOutput>? _candidate;

        public FalStreamUpdate<TOutput> Current => _current!;

        public async ValueTask<bool> MoveNextAsync()
        {
            if (owner._result is not null || owner._failure is not null)
            {
                return false;
            }

            try
            {
                if (await stream.ReadAsync().ConfigureAwait(false) is { } update)
                {
                    _candidate = _current is { HasOutput: true } ? _current : _candidate;
                    _current = update;
                    return true;
                }
            }
            catch (Exception exception)
            {
                owner._failure = ExceptionDispatchInfo.Capture(exception);
                throw;
            }

            owner._result = (_candidate is null || _current!.HasOutput ? _current! : _candidate).Result;
            return false;
        }

        public ValueTask DisposeAsync() => stream.DisposeAsync();
    }
}
