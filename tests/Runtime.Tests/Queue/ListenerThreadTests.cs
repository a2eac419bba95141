using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Queue;

/// <summary>Where a listener is called: on threads of the pool, from the first update to the last.</summary>
public sealed class ListenerThreadTests : FalTest
{
    [Fact]
    public async Task Listener_is_never_called_on_the_callers_context()
    {
        Server.Answer(200, Submitted()).Answer(202, Status("IN_PROGRESS")).Answer(200, Status("COMPLETED")).Answer(200, "{}");
        List<SynchronizationContext?> contexts = [];
        SynchronizationContext? before = SynchronizationContext.Current;
        Task call;
        try
        {
            SynchronizationContext.SetSynchronizationContext(new PoolContext());
            call = Flux.SubscribeAsync(Input, _ => contexts.Add(SynchronizationContext.Current));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        await call;

        Assert.Equal([null, null, null], contexts);
    }

    [Fact]
    public async Task Progress_reports_on_the_callers_context()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, "{}");
        var context = new PoolContext();
        var reported = new TaskCompletionSource<SynchronizationContext?>();
        SynchronizationContext? before = SynchronizationContext.Current;
        Task call;
        try
        {
            SynchronizationContext.SetSynchronizationContext(context);
            IProgress<FalQueueUpdate> progress = new Progress<FalQueueUpdate>(_ => reported.TrySetResult(SynchronizationContext.Current));
            call = Flux.SubscribeAsync(Input, progress.Report);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        await call;

        Assert.Same(context, await reported.Task.WaitAsync(HangLimit));
    }

    /// <summary>The context of a user interface, as far as code can tell.</summary>
    private sealed class PoolContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) =>
            ThreadPool.QueueUserWorkItem(_ =>
            {
                SetSynchronizationContext(this);
                d(state);
                SetSynchronizationContext(null);
            });
    }
}
