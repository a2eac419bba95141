using System.Net.Sockets;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Journal;

/// <summary>When a request is in the journal, and what is made of what a process left there.</summary>
public sealed class ResumeTests : FalTest
{
    private const string Endpoint = "fal-ai/flux-2/flash/edit";

    private readonly MemoryJournal _journal = new();

    private FalEndpoint<JsonElement, JsonElement> Journaled => field ??= CreateClient(settings => settings.Journal = _journal).Endpoint(Endpoint);

    [Fact]
    public async Task A_request_is_noted_before_it_is_sent_and_struck_off_when_its_result_is_there()
    {
        string[] before = [];
        Server.Answer((_, _) =>
        {
            before = [.. _journal.Steps];
            return Task.FromResult(ScriptedHandler.Response(200, Submitted()));
        });
        Server.Answer(200, Status("COMPLETED")).Answer(200, """{"images":[]}""");

        await Journaled.SubscribeAsync(Input, options: new FalSubscribeOptions { JournalNote = "order-7" });

        Assert.Equal([$"begin {Endpoint} order-7"], before);
        Assert.Equal([$"begin {Endpoint} order-7", $"accept {RequestId}", "end"], _journal.Steps);
    }

    [Fact]
    public async Task Nothing_is_sent_that_could_not_be_noted()
    {
        _journal.Failing = "begin";

        FalException exception = await Assert.ThrowsAsync<FalException>(() => Journaled.SubscribeAsync(Input));

        Assert.Equal("The request could not be noted in the journal, and was not sent: The disk is full. Check where FalClientOptions.Journal writes to.", exception.Message);
        Assert.Equal(Endpoint, exception.EndpointId);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("end")]
    public async Task A_request_that_is_paid_for_goes_on_without_the_journal(string failing)
    {
        _journal.Failing = failing;
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, """{"images":[1]}""");

        FalResult<JsonElement> result = await Journaled.SubscribeAsync(Input);

        Assert.Equal("""{"images":[1]}""", result.Data.GetRawText());
    }

    [Fact]
    public async Task A_request_whose_webhook_is_faster_than_the_answer_to_its_submit_is_struck_off()
    {
        Server.Answer(async (_, token) =>
        {
            await Journaled.Attach("another").RemoveFromJournalAsync(token);
            await Journaled.Attach(RequestId).RemoveFromJournalAsync(token);
            return ScriptedHandler.Response(200, Submitted());
        });
        Server.Answer(200, Submitted());

        await Journaled.SubmitAsync(Input);
        Assert.Equal([$"begin {Endpoint}", $"accept {RequestId}", "end"], _journal.Steps);

        // What came early is kept for the submits of its time only.
        await Journaled.Attach(RequestId).RemoveFromJournalAsync();
        await Journaled.SubmitAsync(Input);
        Assert.Equal($"accept {RequestId}", _journal.Steps[^1]);
    }

    [Theory]
    [InlineData(422, """{"detail":"no"}""")]
    [InlineData(401, """{"detail":"no"}""")]
    public async Task A_refused_request_is_struck_off(int status, string body)
    {
        Server.Answer(status, body);

        await Assert.ThrowsAnyAsync<FalApiException>(() => Journaled.SubmitAsync(Input));

        Assert.Equal([$"begin {Endpoint}", "end"], _journal.Steps);
    }

    [Fact]
    public async Task A_request_whose_token_was_cancelled_between_two_tries_that_reached_nobody_is_struck_off()
    {
        using var cancel = new CancellationTokenSource();
        Server.Fail(new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));
        Time.OnDelay = _ => cancel.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Journaled.SubscribeAsync(Input, cancellationToken: cancel.Token));

        Assert.Equal([$"begin {Endpoint}", "end"], _journal.Steps);
    }

    [Fact]
    public async Task A_request_that_may_have_been_accepted_stays()
    {
        Server.Fail(new HttpRequestException(HttpRequestError.ResponseEnded, "gone", new SocketException(104)));

        await Assert.ThrowsAsync<FalConnectionException>(() => Journaled.SubmitAsync(Input));

        Assert.Equal([$"begin {Endpoint}"], _journal.Steps);
    }

    [Theory]
    [InlineData(500, "", false)]
    [InlineData(504, "", false)]
    public async Task An_answer_that_proves_nothing_leaves_the_request_there(int status, string body, bool isStruckOff)
    {
        Server.Answer(status, body);

        await Assert.ThrowsAsync<FalApiException>(() => Journaled.SubmitAsync(Input));

        Assert.Equal(isStruckOff, _journal.Steps.Contains("end"));
    }

    [Fact]
    public async Task A_failed_model_is_an_outcome()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).AnswerAlways(500, """{"detail":"boom"}""", ("x-fal-request-id", RequestId));

        await Assert.ThrowsAsync<FalApiException>(() => Journaled.SubscribeAsync(Input));

        Assert.Equal("end", _journal.Steps[^1]);
    }

    [Fact]
    public async Task A_request_that_could_not_be_followed_stays()
    {
        Server.Answer(200, Submitted()).AnswerAlways(401, """{"detail":"no"}""");

        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(() => Journaled.SubscribeAsync(Input));

        Assert.Equal(RequestId, exception.RequestId);
        Assert.DoesNotContain("end", _journal.Steps);
    }

    [Theory]
    [InlineData(202, """{"status":"CANCELLATION_REQUESTED"}""", false)]
    [InlineData(200, """{"status":"OK"}""", true)]
    [InlineData(404, """{"status":"NOT_FOUND"}""", false)]
    [InlineData(404, "", false)]
    [InlineData(404, "404 page not found", false)]
    [InlineData(400, """{"status":"ALREADY_COMPLETED"}""", false)]
    [InlineData(500, "", false)]
    public async Task A_cancelled_request_is_struck_off_unless_it_may_have_a_result(int status, string body, bool isStruckOff)
    {
        using var cancel = new CancellationTokenSource();
        Server.Answer(200, Submitted()).Answer((_, _) =>
        {
            cancel.Cancel();
            throw new OperationCanceledException(cancel.Token);
        });
        for (int attempt = 0; attempt < 5; attempt++)
        {
            Server.Answer(status, body);
        }

        await Assert.ThrowsAsync<FalCanceledException>(() => Journaled.SubscribeAsync(Input, cancellationToken: cancel.Token));

        Assert.Equal(isStruckOff, _journal.Steps.Contains("end"));
    }

    [Fact]
    public async Task A_request_that_is_found_again_by_its_id_is_struck_off_with_its_result()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, "{}");
        FalRequest<JsonElement> submitted = await Journaled.SubmitAsync(Input);

        await Journaled.Attach(submitted.RequestId).GetResultAsync();

        Assert.Equal("end", _journal.Steps[^1]);
    }

    [Fact]
    public async Task A_request_whose_result_comes_another_way_can_be_forgotten()
    {
        Server.Answer(200, Submitted());
        FalRequest<JsonElement> submitted = await Journaled.SubmitAsync(Input, new FalSubmitOptions { WebhookUri = new Uri("https://example.com/hook") });

        await submitted.RemoveFromJournalAsync();

        Assert.Equal("end", _journal.Steps[^1]);
    }

    [Fact]
    public async Task A_request_can_be_left_to_go_on()
    {
        using var cancel = new CancellationTokenSource();
        Server.Answer(200, Submitted()).Answer((_, _) =>
        {
            cancel.Cancel();
            throw new OperationCanceledException(cancel.Token);
        });

        FalCanceledException canceled = await Assert.ThrowsAsync<FalCanceledException>(
            () => Journaled.SubscribeAsync(Input, options: new FalSubscribeOptions { CancelRemotely = false }, cancellationToken: cancel.Token));

        Assert.Equal($"Request {RequestId} goes on at fal, and its result can be fetched.", canceled.Message);
        Assert.True(Server.IsFinished);
        Assert.DoesNotContain("end", _journal.Steps);
    }

    [Theory]
    [InlineData("""{"status":"NOT_FOUND"}""", true)]
    [InlineData("<html>no such site</html>", false)]
    public async Task Only_fal_itself_knows_that_a_request_is_gone(string body, bool isStruckOff)
    {
        Server.Answer(200, Submitted()).AnswerAlways(404, body);
        FalRequest<JsonElement> submitted = await Journaled.SubmitAsync(Input);

        await Assert.ThrowsAsync<FalApiException>(() => Journaled.Attach(submitted.RequestId).GetResultAsync());

        Assert.Equal(isStruckOff, _journal.Steps.Contains("end"));
    }

    [Fact]
    public async Task What_was_under_way_is_taken_up_typed_and_struck_off_with_its_result()
    {
        var journal = new MemoryJournal { Recovered = [Entry("1", RequestId, "order-7"), Entry("2", null, "order-8")] };
        FalClient client = CreateClient(settings => settings.Journal = journal);
        Server.Answer(200, Status("COMPLETED")).Answer(200, """{"images":[]}""");

        List<FalUnfinishedRequest> found = await client.ResumeAsync().ToListAsync();

        Assert.Equal([$"{Endpoint} {RequestId} order-7", $"{Endpoint} (may have been accepted) order-8"], found.Select(static item => item.ToString()));
        Assert.False(found[0].TryAttach(client.Endpoint("fal-ai/flux-2/edit"), out _));
        Assert.True(found[0].TryAttach(client.Endpoint(Endpoint), out FalRequest<JsonElement>? request));
        await request.GetResultAsync();
        Assert.Equal(["end"], journal.Steps);

        Assert.False(found[1].HasRequestId);
        Assert.False(found[1].TryAttach(client.Endpoint(Endpoint), out _));
        await found[1].RemoveFromJournalAsync();
        Assert.Equal(["end", "end"], journal.Steps);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task What_is_taken_up_in_the_loop_is_struck_off_when_the_loop_goes_on()
    {
        var journal = new MemoryJournal { Recovered = [Entry("1", RequestId, "order-7"), Entry("2", null, "order-8"), Entry("3", null, "order-9")] };
        FalClient client = CreateClient(settings => settings.Journal = journal);
        Server.Answer(200, Status("COMPLETED")).Answer(200, """{"images":[]}""");

        await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
        {
            if (unfinished.TryAttach(client.Endpoint(Endpoint), out FalRequest<JsonElement>? request))
            {
                await request.GetResultAsync();
                Assert.Empty(journal.Steps);
            }
            else if (unfinished.Note == "order-8")
            {
                Assert.Equal(["end"], journal.Steps);
                await unfinished.RemoveFromJournalAsync();
            }
            else
            {
                Assert.Equal(["end", "end"], journal.Steps);
            }
        }

        // What nobody took up or forgot is there the next time.
        Assert.Equal(["end", "end"], journal.Steps);
        Assert.Equal(["order-9"], await client.ResumeAsync().Select(static unfinished => unfinished.Note).ToListAsync());
    }

    [Fact]
    public async Task A_loop_that_throws_has_taken_nothing()
    {
        var journal = new MemoryJournal { Recovered = [Entry("1", RequestId, "order-7")] };
        FalClient client = CreateClient(settings => settings.Journal = journal);
        Server.Answer(200, Status("COMPLETED")).Answer(200, """{"images":[]}""");

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (FalUnfinishedRequest unfinished in client.ResumeAsync())
            {
                Assert.True(unfinished.TryAttach(client.Endpoint(Endpoint), out FalRequest<JsonElement>? request));
                await request.GetResultAsync();
                throw new IOException("It could not be saved.");
            }
        });

        Assert.Empty(journal.Steps);
        Assert.Equal(["order-7"], await client.ResumeAsync().Select(static unfinished => unfinished.Note).ToListAsync());
    }

    [Fact]
    public void Without_a_journal_there_is_nothing_to_resume_from()
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => Client.ResumeAsync());

        Assert.Contains("FalClientOptions.Journal", exception.Message, StringComparison.Ordinal);
    }

    private static FalJournalEntry Entry(string id, string? requestId, string note) =>
        new() { Id = id, EndpointId = Endpoint, RequestId = requestId, CreatedAt = DateTimeOffset.UnixEpoch, Note = note };
}
