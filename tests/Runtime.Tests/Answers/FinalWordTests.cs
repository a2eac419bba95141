using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Answers;

/// <summary>The table of docs/retries.md, row by row and column by column, with several answers for each row.</summary>
public sealed class FinalWordTests : FalTest
{
    private const string Picture = """{"images":[{"url":"https://fal.media/a.png"}]}""";
    private const string Page = "<html><title>Just a moment...</title></html>";
    private const string IdHeader = "x-fal-request-id";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(7);

    /// <summary>The answers that are tried for each row of the table.</summary>
    private static readonly Dictionary<string, OddAnswer[]> Rows = new(StringComparer.Ordinal)
    {
        ["no connection, connection lost, no answer in time"] =
        [
            OddAnswer.Failing(() => new HttpRequestException(HttpRequestError.ConnectionError, "refused")),
            OddAnswer.Failing(() => new HttpRequestException(HttpRequestError.NameResolutionError, "no such host")),
            OddAnswer.Failing(() => new HttpRequestException(HttpRequestError.ResponseEnded, "reset")),
            OddAnswer.Failing(() => new HttpRequestException(HttpRequestError.Unknown, "what")),
            OddAnswer.Failing(() => new TaskCanceledException("HttpClient.Timeout", new TimeoutException())),
        ],
        ["408, 409, 425 or 429"] =
        [
            new(408, ""), new(408, """{"detail":"x"}""", IdHeader), new(409, """{"detail":"conflict"}"""), new(409, "", IdHeader), new(425, ""),
            new(425, """{"detail":"x"}""", IdHeader), new(429, "{}"), new(429, """{"detail":"slow down"}""", IdHeader),
        ],
        ["5xx without fal's headers, 520 to 530"] =
        [
            new(500, ""), new(500, """{"detail":"boom"}"""), new(500, Page), new(502, Page), new(503, """{"detail":"upstream"}"""), new(503, "no healthy upstream"),
            new(504, ""), new(511, Page), new(520, ""), new(522, Page), new(524, Page), new(530, "error code: 1033"),
        ],
        ["5xx with fal's headers and words"] = [new(500, """{"detail":"boom"}""", IdHeader), new(503, """{"detail":"gone","error_type":"runner_disconnected"}""", "x-fal-error-type")],
        ["5xx with fal's headers, without words or with a wish for another try"] =
        [
            new(502, "", IdHeader), new(503, "upstream connect error", IdHeader), new(504, "{}", "x-fal-error-type"), new(520, Page, IdHeader),
            new(500, """{"detail":"boom"}""", "x-fal-needs-retry"),
        ],
        ["redirect"] = [new(301, ""), new(302, Page), new(307, ""), new(308, "")],
        ["empty answer or page of a proxy with a 4xx"] =
        [
            new(400, Page), new(401, Page), new(401, ""), new(403, Page), new(403, "\uFEFF <!DOCTYPE html><p>no</p>"), new(404, Page), new(407, ""), new(410, Page),
            new(403, """{"message":"Forbidden"}"""), new(404, "{}"), new(422, Page), new(422, ""), new(451, Page),
        ],
        ["empty answer with a 2xx"] = [new(200, ""), new(202, ""), new(204, ""), new(202, " \r\n")],
        ["page or torn JSON with a 2xx"] = [new(200, Page), new(200, "{\"images\":[{\"url"), new(200, "[1,"), new(203, Page), new(200, "upstream says hello")],
        ["says that the request is not finished"] =
        [
            new(202, """{"status":"IN_PROGRESS","request_id":"r"}"""), new(200, """{"status":"IN_QUEUE","queue_position":0}"""), new(200, """{"status":"in-progress"}"""),
            new(202, """{"status":"COMPLETED","response_url":"https://x"}"""), new(200, """{"status":"processing","request_id":"r"}"""), new(200, """{"detail":"Request is still in progress"}"""),
            new(400, """{"detail":"Request is still in progress"}"""), new(422, """{"detail":"Request is still in progress"}"""), new(404, """{"status":"IN_QUEUE"}"""),
            new(400, """{"message":"The result is not ready yet"}""", IdHeader),
        ],
        ["401 or 403 in fal's form, for a request that fal knew before"] = [new(401, """{"detail":"no key"}"""), new(403, """{"detail":"User is locked"}"""), new(401, "", IdHeader)],
        ["401 or 403 in fal's form, for any other request"] = [new(401, """{"detail":"no key"}"""), new(403, """{"detail":"User is locked"}"""), new(401, "", IdHeader), new(403, "{}", "x-fal-error-type")],
        ["404 in fal's form"] = [new(404, """{"status":"NOT_FOUND"}"""), new(404, """{"detail":"Request not found"}"""), new(404, "", IdHeader)],
        ["422 or another 4xx in fal's words"] =
        [
            new(422, """{"detail":[{"loc":["body","prompt"],"msg":"too long","type":"value_error"}]}"""), new(400, """{"detail":"bad"}"""), new(402, """{"detail":"pay"}"""), new(413, """{"detail":"large"}"""),
            new(499, """{"detail":"cancelled"}"""),
        ],
        ["422 or another 4xx with fal's headers only"] = [new(405, "", IdHeader), new(422, "{}", IdHeader), new(413, "", IdHeader), new(400, Page, "x-fal-error-type")],
        ["504 with `X-Fal-Request-Timeout-Type`"] = [new(504, "", "x-fal-request-timeout-type"), new(504, """{"detail":"start timeout"}""", "x-fal-request-timeout-type")],
        ["2xx that describes an error"] =
        [
            new(200, """{"error":"boom"}"""), new(200, """{"detail":"Content policy violation"}"""), new(200, """{"status":"error","message":"nope"}"""), new(201, """{"error":{"message":"boom","type":"x"}}"""),
            new(200, """{"detail":[{"loc":["body"],"msg":"bad","type":"x"}]}"""), new(200, """{"errors":["bad"],"title":"Bad"}"""),
        ],
        ["2xx with `\"success\": false` and no output"] = [new(200, """{"success":false,"message":"no"}""")],
        ["2xx without any member of the output"] = [new(200, """{"output":{"images":[]}}"""), new(200, "{}"), new(200, "null"), new(200, "[]"), new(200, "\"ok\""), new(200, """{"images":null}"""), new(202, """{"data":1}""")],
        ["2xx that is an output"] = [new(200, Picture), new(201, """{"images":[],"detail":"x"}"""), new(200, """{"images":[],"status":"IN_PROGRESS"}""")],
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answers_of_a_row_count_as_the_table_says(string row)
    {
        string[] verdicts = Verdicts(row);
        bool isKnown = row.EndsWith("that fal knew before", StringComparison.Ordinal);
        foreach (OddAnswer answer in Rows[row])
        {
            if (JsonElementExtensions.TryParse(Encoding.UTF8.GetBytes(answer.Body))?.Text("status") is null || answer.Status >= 400)
            {
                // Any other is the status of the request, whatever it says.
                await CheckAsync(verdicts[0], answer, $"status, {answer}", token => LastAsync(FalWatchMode.Poll, isKnown, token), ScriptedHandler.Response(200, Status("COMPLETED")));
            }

            await CheckAsync(verdicts[1], answer, $"stream, {answer}", token => LastAsync(FalWatchMode.Stream, isKnown, token), ScriptedEvents.Response(ScriptedEvents.Event("COMPLETED")));
            await CheckAsync(verdicts[2], answer, $"result, {answer}", token => ResultAsync(isKnown, token), ScriptedHandler.Response(200, Picture));
            await CheckAsync(verdicts[3], answer, $"cancel, {answer}", token => Endpoint.Attach(RequestId).CancelAsync(token), ScriptedHandler.Response(202, """{"status":"CANCELLATION_REQUESTED"}"""));
            CheckWebhook(verdicts[4], answer);
        }
    }

    [Fact]
    public void Every_row_of_the_table_is_tried() =>
        Assert.Equal(Table().Select(cells => cells[1]), Rows.Keys);

    private PictureEndpoint Endpoint => field ??= new PictureEndpoint(CreateClient(settings => settings.Watch.OutageTolerance = Tolerance));

    private static List<string[]> Table() =>
        [.. File.ReadLines(Path.Combine(RepositoryFiles.Root, "docs", "retries.md"))
            .SkipWhile(line => !line.StartsWith("| answer | status |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())];

    private static string[] Verdicts(string row) => Table().Single(cells => cells[1] == row)[2..7];

    private async Task<FalQueueUpdate> LastAsync(FalWatchMode mode, bool isKnown, CancellationToken cancellationToken) =>
        await (await RequestAsync(isKnown)).WatchAsync(mode: mode, cancellationToken: cancellationToken).LastAsync(cancellationToken);

    private async Task<FalResult<PictureOutput>> ResultAsync(bool isKnown, CancellationToken cancellationToken)
    {
        FalRequest<PictureOutput> request = await RequestAsync(isKnown);

        Server.AnswerFirst(200, Status("COMPLETED"));
        return await request.GetResultAsync(cancellationToken);
    }

    /// <summary>A request that fal knew before was submitted by this process.</summary>
    private async Task<FalRequest<PictureOutput>> RequestAsync(bool isKnown)
    {
        if (!isKnown)
        {
            return Endpoint.Attach(RequestId);
        }

        Server.AnswerFirst(200, Submitted());
        return await Endpoint.SubmitAsync(new PictureInput { Prompt = "a cat" });
    }

    private async Task CheckAsync<T>(string verdict, OddAnswer odd, string what, Func<CancellationToken, Task<T>> call, HttpResponseMessage good)
    {
        if (verdict.Length == 0)
        {
            return;
        }

        TimeSpan? time = verdict switch
        {
            "final" => TimeSpan.Zero,
            "repeated" => Tolerance,
            "confirmed" => TimeSpan.FromSeconds(3),
            "contradicted" => TimeSpan.FromSeconds(30),
            _ => null,
        };

        // Once, and the next answer is a good one.
        Reset();
        Server.Answer((_, _) => Task.FromResult(odd.Respond())).Answer((_, _) => Task.FromResult(good));
        bool isEnded = await IsEndedAsync(call);
        Assert.True(verdict == "final" ? !Server.IsFinished : !isEnded && Server.IsFinished, $"{what}, once: {verdict}");

        // And always.
        Reset();
        Server.Otherwise = (_, _) => Task.FromResult(odd.Respond());
        await IsEndedAsync(call);
        double waited = Time.Delays.Sum(delay => delay.TotalSeconds);
        Assert.True(time is { } expected ? Math.Abs(waited - expected.TotalSeconds) < 0.001 : Server.Requests.Count == 5, $"{what}, always: {verdict}, waited {waited} s");
    }

    private void Reset()
    {
        Server.Clear();
        Server.Requests.Clear();
        Time.Delays.Clear();
    }

    /// <summary>Whether the call ended in an error, which must be one of fal's.</summary>
    private static async Task<bool> IsEndedAsync<T>(Func<CancellationToken, Task<T>> call)
    {
        try
        {
            await call(CancellationToken.None);
            return false;
        }
        catch (FalException exception)
        {
            Assert.Equal(RequestId, exception.RequestId);
            return true;
        }
    }

    private void CheckWebhook(string verdict, OddAnswer answer)
    {
        if (verdict.Length == 0 || JsonElementExtensions.TryParse(Encoding.UTF8.GetBytes(answer.Body)) is not { } payload)
        {
            return;
        }

        FalWebhook<PictureOutput> webhook = Endpoint.ReadWebhook(Encoding.UTF8.GetBytes($$"""{"request_id":"{{RequestId}}","status":"OK","payload":{{payload.GetRawText()}}}"""));

        string actual = webhook.IsSuccess ? "success" : webhook.IsResultElsewhere ? "elsewhere" : "failure";
        Assert.True(actual == verdict, $"webhook, {answer}: {verdict}, but {actual}");
    }
}
