using Flux2Gen.Transport;

namespace Flux2Gen;

/// <content>What telemetry and listeners are told of calls.</content>
public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>Makes a call of the user's, and tells telemetry what came of it.</summary>
    private async Task<T> ObserveAsync<T>(Uri host, Func<Task<T>> call, Func<T, FalResult<TOutput>> resultOf)
    {
        using ResultScope? scope = Client.Transport.Observer.StartResult(Id, host);
        try
        {
            T made = await call().ConfigureAwait(false);
            FalResult<TOutput> result = resultOf(made);
            scope?.Succeeded(result.RequestId, result.BillableUnits, result.InferenceTime);
            return made;
        }
        catch (Exception exception) when (scope?.Failed(exception) == true)
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
