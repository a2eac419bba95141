using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.Diagnostics;

[Collection(TelemetryGroup.Name)]
public sealed class LoggingTests : FalTest
{
    private readonly CollectingLoggerFactory _logs = new();

    private FalEndpoint<JsonElement, JsonElement> Logged => field ??= CreateClient(settings => settings.LoggerFactory = _logs).Endpoint("fal-ai/flux-2/flash/edit");

    [Fact]
    public async Task The_life_of_a_request_can_be_read_in_the_log()
    {
        Server
            .Answer(200, Submitted())
            .Answer(202, Status("IN_QUEUE", "\"queue_position\":1"))
            .Answer(202, Status("IN_QUEUE", "\"queue_position\":0"))
            .Answer(202, Status("IN_PROGRESS"))
            .Answer(502)
            .Answer(200, Status("COMPLETED", "\"metrics\":{\"inference_time\":1.25}"))
            .Answer(200, "{}", ("x-fal-billable-units", "2.5"));

        await Logged.SubscribeAsync(Input);

        string[] expected =
        [
            $"1 Submitted Information: Submitted request {RequestId} to fal-ai/flux-2/flash/edit.",
            $"2 StateChanged Debug: Request {RequestId} of fal-ai/flux-2/flash/edit is IN_QUEUE, at position 0 of the queue.",
            $"2 StateChanged Debug: Request {RequestId} of fal-ai/flux-2/flash/edit is IN_PROGRESS, at position (null) of the queue.",
            "4 Retrying Warning: Status of fal-ai/flux-2/flash/edit",
            $"2 StateChanged Debug: Request {RequestId} of fal-ai/flux-2/flash/edit is COMPLETED, at position (null) of the queue.",
            $"3 ResultReceived Information: Got the result of request {RequestId} of fal-ai/flux-2/flash/edit. Seconds of inference: 1.25; units billed: 2.5.",
        ];
        string[] actual = [.. Lines().Where(line => !line.StartsWith("9 ", StringComparison.Ordinal))];
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.Contains(" ended in 502 and is repeated in ", actual[3], StringComparison.Ordinal);
        Assert.EndsWith(" s: repetition 1.", actual[3], StringComparison.Ordinal);
        Assert.All(_logs.Entries, entry => Assert.Equal(FalDiagnostics.LogCategory, entry.Category));
        Assert.All(_logs.Entries, entry => Assert.Null(entry.Exception));
    }

    [Fact]
    public async Task A_failure_is_one_warning()
    {
        Server.Answer(403, """{"detail":"User is locked."}""");

        await Assert.ThrowsAsync<FalApiException>(() => Logged.RunAsync(Input));

        Assert.Equal(
            "7 Failed Warning: Run of fal-ai/flux-2/flash/edit, request (null), failed: 403, HTTP status 403. It may have been accepted: False.",
            Assert.Single(Lines(), line => line.Contains("Warning", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_cancellation_says_what_fal_answered_and_is_no_failure()
    {
        Server
            .Answer(202, """{"status":"CANCELLATION_REQUESTED"}""")
            .Answer(400, """{"status":"ALREADY_COMPLETED"}""")
            .Answer(404, """{"status":"NOT_FOUND"}""");
        FalRequest<JsonElement> request = Logged.Attach(RequestId);

        await request.CancelAsync();
        await request.CancelAsync();
        await request.CancelAsync();

        Assert.Equal(
            ["it is being stopped.", "it had ended before.", "fal does not know it."],
            Lines().Where(line => line.StartsWith("6 CancelAnswered Information", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.DoesNotContain(Lines(), line => line.Contains("Failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_its_caller_ends_is_no_failure()
    {
        using var source = new CancellationTokenSource();
        Server.Answer(async (_, cancellationToken) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Logged.Attach(RequestId).GetStatusAsync(cancellationToken: source.Token));

        Assert.Empty(_logs.Entries);
    }

    [Fact]
    public async Task A_state_that_fal_invents_cannot_forge_a_line()
    {
        Server.Answer(200, Status("PAUSED\\n1 Submitted: forged " + new string('x', 100)));

        await Logged.Attach(RequestId).GetStatusAsync();

        Assert.All(_logs.Entries, entry => Assert.DoesNotContain('\n', entry.Message));
        Assert.All(_logs.Entries, entry => Assert.True(entry.Message.Length < 250));
    }

    [Fact]
    public async Task An_exception_of_onUpdate_reaches_the_caller_as_it_is_with_the_id_of_the_request()
    {
        Server.Answer(200, Submitted());
        var thrown = new NotSupportedException("mine");

        NotSupportedException caught = await Assert.ThrowsAsync<NotSupportedException>(() => Logged.SubscribeAsync(Input, _ => throw thrown));

        Assert.Same(thrown, caught);
        Assert.Equal(RequestId, caught.Data[FalDiagnostics.RequestIdKey]);
        Assert.Equal("fal-ai/flux-2/flash/edit", caught.Data[FalDiagnostics.EndpointIdKey]);
        Assert.Contains(
            $"8 CallbackFailed Warning: The onUpdate of request {RequestId} of fal-ai/flux-2/flash/edit threw System.NotSupportedException: the request goes on at fal.",
            Lines());
    }

    [Fact]
    public async Task An_exception_of_a_later_onUpdate_has_the_id_without_a_log_too()
    {
        Server.Answer(200, Submitted()).Answer(202, Status("IN_PROGRESS"));

        InvalidOperationException caught = await Assert.ThrowsAsync<InvalidOperationException>(() => Flux.SubscribeAsync(Input, update =>
        {
            if (update.State == FalQueueState.InProgress)
            {
                throw new InvalidOperationException("mine");
            }
        }));

        Assert.Equal(RequestId, caught.Data["fal.request_id"]);
    }

    [Fact]
    public async Task An_exception_of_onUpdate_whose_data_is_read_only_stays_as_it_is()
    {
        Server.Answer(200, Submitted());

        await Assert.ThrowsAsync<SealedException>(() => Flux.SubscribeAsync(Input, _ => throw new SealedException()));
    }

    /// <summary>Users filter by them, so none is ever given to another message.</summary>
    [Fact]
    public void Events_keep_their_ids()
    {
        IEnumerable<string> events = Messages().Select(message => $"{message.EventId.ToString(CultureInfo.InvariantCulture)} {message.EventName}");

        Assert.Equal(
            ["1 Submitted", "2 StateChanged", "3 ResultReceived", "4 Retrying", "5 StreamFellBack", "6 CancelAnswered", "7 Failed", "8 CallbackFailed", "9 Answered", "10 JournalFailed", "15 JournalDamaged", "21 RealtimeOpened", "22 RealtimeEnded", "23 RealtimeReconnecting"],
            events);
    }

    [Fact]
    public void The_documentation_has_each_event_as_it_is()
    {
        string root = typeof(LoggingTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "RepositoryRoot").Value!;
        string documentation = File.ReadAllText(Path.Combine(root, "docs", "dotnet.md"));

        Assert.All(Messages(), message => Assert.Contains(
            $"| {message.EventId.ToString(CultureInfo.InvariantCulture)} | `{message.EventName}` | {message.Level} | {message.Message} |\n", documentation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_status_stream_that_gives_way_to_polling_is_told_of()
    {
        FalEndpoint<JsonElement, JsonElement> streamed = CreateClient(settings =>
        {
            settings.LoggerFactory = _logs;
            settings.Watch = new FalWatchOptions();
        }).Endpoint("fal-ai/flux-2/flash/edit");
        Server.Answer(404).Answer(200, Status("COMPLETED"));

        await foreach (FalQueueUpdate update in streamed.Attach(RequestId).WatchAsync())
        {
            Assert.Equal(FalQueueState.Completed, update.State);
        }

        Assert.Equal(
            $"5 StreamFellBack Information: The status stream of request {RequestId} of fal-ai/flux-2/flash/edit ended in stream_refused: the request is polled now.",
            Assert.Single(Lines(), static line => line.StartsWith("5 ", StringComparison.Ordinal)));
    }

    private static IEnumerable<LoggerMessageAttribute> Messages() => typeof(Flux2Gen.Diagnostics.LogMessages).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
        .OfType<LoggerMessageAttribute>()
        .OrderBy(message => message.EventId);

    private IEnumerable<string> Lines() => _logs.Entries.Select(entry =>
        $"{entry.Event.Id.ToString(CultureInfo.InvariantCulture)} {entry.Event.Name} {entry.Level}: {entry.Message}");

    private sealed class SealedException : Exception
    {
        public override System.Collections.IDictionary Data => System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;
    }
}
