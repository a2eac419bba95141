using Flux2Gen.Transport;

namespace Flux2Gen;

/// <content>The same calls, while somebody is told of them.</content>
public abstract partial class FalEndpoint<TInput, TOutput>
{
    private async Task<FalResult<TOutput>> RunObservedAsync(TInput input, FalRunOptions? options, CancellationToken cancellationToken)
    {
        using ResultScope scope = Client.Transport.Observer.StartResult(Id, Client.Transport.Options.Hosts.Run);
        try
        {
            FalResult<TOutput> result = await RunCoreAsync(input, options, cancellationToken).ConfigureAwait(false);
            scope.Succeeded(result.RequestId, result.BillableUnits, result.InferenceTime);
            return result;
        }
        catch (Exception exception) when (scope.Failed(exception))
        {
            throw;
        }
    }

    private async Task<FalResult<TOutput>> SubscribeObservedAsync(
        TInput input, Func<FalQueueUpdate, Task>? listener, FalSubscribeOptions? options, CancellationToken cancellationToken)
    {
        using ResultScope scope = Client.Transport.Observer.StartResult(Id, Client.Transport.Options.Hosts.Queue);
        try
        {
            FalResult<TOutput> result = await SubscribeCoreAsync(input, listener, options, cancellationToken).ConfigureAwait(false);
            scope.Succeeded(result.RequestId, result.BillableUnits, result.InferenceTime);
            return result;
        }
        catch (Exception exception) when (scope.Failed(exception))
        {
            throw;
        }
    }

    private async Task NotifyAsync(Func<FalQueueUpdate, Task>? listener, FalQueueUpdate update)
    {
        if (listener is null)
        {
            return;
        }

        if (SynchronizationContext.Current is not null || TaskScheduler.Current != TaskScheduler.Default)
        {
            // The first update comes before anything was waited for, and so on the thread of the caller: the others do not.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        await Client.Transport.Observer.NotifyAsync(listener, update, Id).ConfigureAwait(false);
    }
}
