using System.Net;
using Flux2Gen.Batch;
using Flux2Gen.Journal;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <content>Many requests at once.</content>
public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>After so many refusals of one input, each after several repetitions, it is an error.</summary>
    private const int MaximumRefusals = 20;

    /// <summary>Puts many requests into the queue, so many at once, and gives their outcomes in the order in which they come.</summary>
    /// <remarks>
    /// <para>An error is an outcome like any other and does not end the rest. When fal refuses requests because there are too many
    /// (429), fewer are sent at once, and none for as long as fal asks to wait; those that it refused are sent again. After fal refused the key or
    /// the account three times in a row (401, 402, 403 about the key, the account or money, 409 about billing), nothing more is sent: each
    /// input that is left has that refusal as its outcome. A page of a firewall and a refused prompt do not count.</para>
    /// <para>An input is asked for only when there is a place for it, and a place is free when its outcome was taken: so any number
    /// of inputs needs no more memory than <paramref name="maxConcurrency"/> of them. With a journal, a request is struck off when
    /// the loop comes for the next outcome. Leaving the loop cancels what is under way, as <see cref="FalSubscribeOptions.CancelRemotely"/>
    /// says. When the token is cancelled, each request that was under way still has its outcome, a result or a
    /// <see cref="FalCanceledException"/> with its id, before the loop ends in an <see cref="OperationCanceledException"/>.</para>
    /// </remarks>
    /// <param name="inputs">The inputs. Local files in them are uploaded first.</param>
    /// <param name="maxConcurrency">How many may be under way at once, at least 1.</param>
    /// <param name="optionsSelector">What to ask of the request of each input; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the requests that are under way, and ends the call.</param>
    /// <returns>The outcomes: each with its input, and a result or an error.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputs"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxConcurrency"/> is less than 1.</exception>
    public IAsyncEnumerable<FalOutcome<TInput, TOutput>> SubscribeManyAsync(
        IEnumerable<TInput> inputs, int maxConcurrency = 10, Func<TInput, FalSubscribeOptions?>? optionsSelector = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return SubscribeManyAsync(Asynchronous(inputs), maxConcurrency, optionsSelector, cancellationToken);
    }

    /// <inheritdoc cref="SubscribeManyAsync(IEnumerable{TInput}, int, Func{TInput, FalSubscribeOptions}, CancellationToken)"/>
    public IAsyncEnumerable<FalOutcome<TInput, TOutput>> SubscribeManyAsync(
        IAsyncEnumerable<TInput> inputs, int maxConcurrency = 10, Func<TInput, FalSubscribeOptions?>? optionsSelector = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrency, 1);
        return new ManyRequests<TInput, TOutput>(
            (input, gate, token) => ObserveAsync(
                Client.Transport.Options.Hosts.Queue,
                () => SubscribeOneAsync(input, optionsSelector?.Invoke(input) ?? new FalSubscribeOptions(), gate, token),
                static delivery => delivery.Result),
            new AdaptiveGate(maxConcurrency, Client.Transport.Options.TimeProvider),
            Client.Journal).RunAsync(inputs, cancellationToken);
    }

    private static async IAsyncEnumerable<TInput> Asynchronous(IEnumerable<TInput> inputs)
    {
        foreach (TInput input in inputs)
        {
            yield return input;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private Task<JournaledResult<TOutput>> SubscribeOneAsync(TInput input, FalSubscribeOptions options, AdaptiveGate gate, CancellationToken cancellationToken)
    {
        options.Validate();
        if (gate.Refusal is { } refusal)
        {
            return Task.FromException<JournaledResult<TOutput>>(ApiErrors.CreateNotSent(refusal, Id));
        }

        return WithinAsync(
            options.Timeout,
            $"{nameof(FalSubscribeOptions)}.{nameof(options.Timeout)}",
            async token =>
            {
                // Once: what is refused is sent again as it is, and no file is uploaded twice for it.
                ReadOnlyMemory<byte> body = await PrepareAsync(input, token).ConfigureAwait(false);
                for (int refusals = 0; ; refusals++)
                {
                    try
                    {
                        return await FollowToEndAsync(body, listener: null, options, response => gate.Throttled(response.RetryAfter), gate.Accepted, token).ConfigureAwait(false);
                    }
                    catch (FalApiException refusal) when (IsForLater(refusal) && options.MaxQueueLength is null && refusals < MaximumRefusals)
                    {
                        await gate.WaitForPauseAsync(token).ConfigureAwait(false);
                    }
                    catch (FalApiException refused) when (refused is { IsAccountRefused: true, MayHaveBeenAccepted: false } && !IsJournaled(refused))
                    {
                        gate.KeyRefused(refused);
                        throw;
                    }
                }
            },
            cancellationToken);
    }

    private bool IsForLater(FalApiException refusal) =>
        refusal is { StatusCode: HttpStatusCode.TooManyRequests, IsRefused: true, MayHaveBeenAccepted: false } && !IsJournaled(refusal);

    private bool IsJournaled(FalApiException refusal) => Client.Journal.Find(refusal.RequestId) is not null;
}
