using Flux2Gen.Runtime.Tests.Support;
using static Flux2Gen.Runtime.Tests.Support.ScriptedEvents;

namespace Flux2Gen.Runtime.Tests.Queue;

/// <summary>Follows a request, and notes what was told and how fal was asked.</summary>
public abstract class WatchTest : FalTest
{
    protected const string Stream = "stream";
    protected const string Poll = "poll";

    protected static string Completed { get; } = Event("COMPLETED");

    protected List<FalQueueUpdate> Updates { get; } = [];

    protected IEnumerable<string> States => Updates.Select(update => update.State.Value);

    /// <summary>Gets how fal was asked, in order.</summary>
    protected IEnumerable<string> Asked => Server.Requests.Select(request => request.Uri.AbsolutePath.EndsWith("/status/stream", StringComparison.Ordinal) ? Stream
        : request.Uri.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) ? Poll
        : request.Method);

    protected TimeSpan Tolerance { get; set; } = new FalWatchOptions().OutageTolerance;

    protected IEnumerable<double> Delays => Time.Delays.Select(delay => delay.TotalMilliseconds);

    protected new FalClient Client(FalWatchMode mode) => CreateClient(settings => settings.Watch = new FalWatchOptions { Mode = mode });

    protected async Task WatchAsync(bool logs = false, FalWatchMode mode = FalWatchMode.Auto, CancellationToken cancellationToken = default)
    {
        FalClient client = CreateClient(settings => settings.Watch = new FalWatchOptions { Mode = FalWatchMode.Poll, OutageTolerance = Tolerance });
        await foreach (FalQueueUpdate update in client.Endpoint("fal-ai/flux-2/flash/edit").Attach(RequestId).WatchAsync(logs, mode, cancellationToken))
        {
            Updates.Add(update);
        }
    }
}
