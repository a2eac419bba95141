using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Journal;

/// <summary>The entry of a request ends with an output that was read, or with the model's own failure, and with nothing else.</summary>
public sealed class ResultEntryTests : FalTest
{
    private readonly MemoryJournal _journal = new();

    private PictureEndpoint Pictures => field ??= new PictureEndpoint(CreateClient(settings =>
    {
        settings.Journal = _journal;
        settings.Watch.OutageTolerance = TimeSpan.FromMinutes(1);
    }));

    [Theory]
    [InlineData(200, """{"images":[]}""", true)]
    [InlineData(422, """{"detail":[{"loc":["body","prompt"],"msg":"bad","type":"value_error"}]}""", true)]
    [InlineData(202, """{"status":"IN_PROGRESS","request_id":"r"}""", false)]
    [InlineData(200, """{"status":"IN_PROGRESS","request_id":"r"}""", false)]
    [InlineData(200, """{"error":"boom"}""", false)]
    [InlineData(200, """{"detail":"Content policy violation"}""", false)]
    [InlineData(200, """{"status":"error","message":"nope"}""", false)]
    [InlineData(200, """{"output":{"images":[]}}""", false)]
    [InlineData(200, "<html>maintenance</html>", false)]
    [InlineData(200, "", false)]
    [InlineData(204, "", false)]
    [InlineData(200, "null", false)]
    [InlineData(409, """{"detail":"conflict"}""", false)]
    [InlineData(404, """{"detail":"Request not found"}""", false)]
    [InlineData(401, """{"detail":"no key"}""", false)]
    [InlineData(503, "upstream connect error", false)]
    public async Task Entry_ends_with_an_outcome_only(int status, string body, bool isEnded)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).AnswerAlways(status, body);

        Exception? exception = await Record.ExceptionAsync(() => Pictures.SubscribeAsync(new PictureInput { Prompt = "a cat" }));

        Assert.True(exception is null ? isEnded : exception is FalException { RequestId: RequestId }, exception?.ToString());
        Assert.Equal(isEnded, _journal.Steps.Contains("end"));
    }

    [Fact]
    public async Task Output_that_does_not_fit_is_delivered_and_its_entry_stays()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(200, """{"images":[{"url":["https://x/a.png"]}]}""");

        FalResult<PictureOutput> result = await Pictures.SubscribeAsync(new PictureInput { Prompt = "a cat" });

        Assert.Equal("$.images[0].url", Assert.Throws<FalProtocolException>(() => result.Data).Path);
        Assert.DoesNotContain("end", _journal.Steps);
    }

    [Theory]
    [InlineData("""{"images":"oops","seed":5}""", "application/json", false)]
    [InlineData("PNG", "image/png", false)]
    [InlineData("""{"images":[]}""", "application/json", true)]
    public async Task Entry_of_a_batch_ends_only_with_an_output_that_was_read(string body, string type, bool isEnded)
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer((_, _) =>
        {
            HttpResponseMessage response = ScriptedHandler.Response(200, body);
            response.Content.Headers.ContentType = new(type);
            return Task.FromResult(response);
        });

        FalOutcome<PictureInput, PictureOutput> outcome = Assert.Single(
            await Pictures.SubscribeManyAsync([new PictureInput { Prompt = "a cat" }], optionsSelector: static _ => new() { WatchMode = FalWatchMode.Poll }).ToListAsync());

        Assert.True(outcome.IsSuccess);
        Assert.Equal(isEnded, _journal.Steps.Contains("end"));
    }

    [Fact]
    public async Task Stored_failure_of_the_model_ends_the_entry_when_it_is_confirmed()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).AnswerAlways(503, """{"detail":"gone","error_type":"runner_disconnected"}""", ("x-fal-request-id", RequestId));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Pictures.SubscribeAsync(new PictureInput { Prompt = "a cat" }));

        Assert.Equal((false, FalErrorType.RunnerDisconnected), (error.MayHaveBeenAccepted, error.ErrorType));
        Assert.Equal(3, Time.Delays.Sum(delay => delay.TotalSeconds), precision: 3);
        Assert.Equal("end", _journal.Steps[^1]);
    }
}
