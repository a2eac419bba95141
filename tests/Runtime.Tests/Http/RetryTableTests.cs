using System.Globalization;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>The table of docs/retries.md, cell by cell.</summary>
public class RetryTableTests
{
    private const string NoId = "";

    private static readonly string[] Columns =
        ["NotSent", "Refused", "Busy", "Ingress", "Unavailable", "ServerError", "Lost", "TimedOut"];

    [Theory]
    [InlineData(FalOperation.Run, "yes yes no no no no no no")]
    [InlineData(FalOperation.Submit, "yes yes no no no no no no")]
    [InlineData(FalOperation.Stream, "yes yes no no no no no no")]
    [InlineData(FalOperation.Status, "yes yes yes yes yes yes yes yes")]
    [InlineData(FalOperation.StatusStream, "yes yes yes yes yes yes yes yes")]
    [InlineData(FalOperation.Result, "yes yes yes yes yes yes yes yes")]
    [InlineData(FalOperation.Cancel, "yes yes yes yes yes yes yes yes")]
    [InlineData(FalOperation.InitiateUpload, "yes yes yes yes yes yes yes yes")]
    [InlineData(FalOperation.Upload, "yes yes yes yes yes yes yes yes")]
    [InlineData(FalOperation.Realtime, "yes yes yes yes yes no yes yes")]
    [InlineData(FalOperation.AuthorizeUpload, "yes yes yes yes yes yes yes yes")]
    [InlineData(FalOperation.UploadPart, "yes yes yes yes yes yes yes yes")]
    [InlineData(FalOperation.CompleteUpload, "yes yes yes yes yes yes yes yes")]
    public void Each_operation_has_its_row(FalOperation operation, string row)
    {
        string actual = string.Join(' ', Columns.Select(column =>
            RetryPolicy.MayRepeat(operation, Enum.Parse<ExchangeFailures>(column)) ? "yes" : "no"));

        Assert.Equal(row, actual);
        Assert.False(RetryPolicy.MayRepeat(operation, ExchangeFailures.None));
    }

    [Fact]
    public void The_documentation_has_the_same_table()
    {
        string[] lines = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "docs", "retries.md"));
        foreach (FalOperation operation in Enum.GetValues<FalOperation>())
        {
            string line = Assert.Single(lines, line => line.StartsWith($"| `{operation}`", StringComparison.Ordinal));
            IEnumerable<bool> documented = line.Split('|')[2..10].Select(cell => cell.Trim() == "yes");
            Assert.Equal(Columns.Select(column => RetryPolicy.MayRepeat(operation, Enum.Parse<ExchangeFailures>(column))), documented);
        }
    }

    [Theory]
    [InlineData(200, NoId, "", "", "None")]
    [InlineData(307, NoId, "", "", "None")]
    [InlineData(400, NoId, "", "", "None")]
    [InlineData(404, NoId, "", "", "None")]
    [InlineData(422, NoId, "", "", "None")]
    [InlineData(499, NoId, "", "", "None")]
    [InlineData(501, NoId, "", "", "None")]
    [InlineData(408, NoId, "", "", "Unavailable")]
    [InlineData(429, NoId, "", "", "Refused")]
    [InlineData(429, NoId, "needs-retry: 1", "", "Refused")]
    [InlineData(429, "r", "", "", "Busy")]
    [InlineData(429, NoId, "", """{"request_id":"r"}""", "Busy")]
    [InlineData(429, NoId, "needs-retry: 0", "", "None")]
    [InlineData(500, NoId, "", "", "ServerError")]
    [InlineData(500, "r", "", "", "ServerError")]
    [InlineData(500, "r", "needs-retry: 1", "", "Unavailable")]
    [InlineData(500, "r", "retryable: true", "", "Unavailable")]
    [InlineData(500, "r", "needs-retry: 0", "", "None")]
    [InlineData(502, NoId, "", "", "Ingress")]
    [InlineData(502, NoId, "", "<h1>nginx</h1>", "Ingress")]
    [InlineData(503, NoId, "", "<h1>nginx</h1>", "Refused")]
    [InlineData(504, NoId, "", "<h1>nginx</h1>", "Ingress")]
    [InlineData(502, "r", "", "<h1>nginx</h1>", "Unavailable")]
    [InlineData(503, "r", "", "", "Unavailable")]
    [InlineData(504, "r", "", "", "Unavailable")]
    [InlineData(503, NoId, "error-type: runner_disconnected", "", "Unavailable")]
    [InlineData(503, NoId, "error-type: x", "nginx", "Unavailable")]
    [InlineData(503, NoId, "needs-retry: 1", "nginx", "Unavailable")]
    [InlineData(503, "r", "retryable: false", "", "None")]
    [InlineData(503, "r", "needs-retry: maybe", "", "Unavailable")]
    [InlineData(504, NoId, "request-timeout-type: user", "", "None")]
    [InlineData(504, NoId, "request-timeout-type: other", "nginx", "None")]
    // fal's own queue listens to the header for 429 and 5xx only.
    [InlineData(408, "r", "needs-retry: 0", "", "Unavailable")]
    public void Each_answer_is_in_one_column(int status, string id, string header, string body, string column)
    {
        using HttpResponseMessage message = ScriptedHandler.Response(status, body);
        if (id.Length > 0)
        {
            message.Headers.Add("x-fal-request-id", id);
        }

        if (header.Split(": ") is [string name, string value])
        {
            message.Headers.Add($"x-fal-{name}", value);
        }

        var response = new ApiResponse(message, System.Text.Encoding.UTF8.GetBytes(body), key: null);

        Assert.Equal(column, RetryPolicy.Classify(response).ToString());
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData(" 7 ", "7")]
    [InlineData("0", "0")]
    [InlineData("1.5", "1.5")]
    [InlineData("31536000", "4233600")]
    [InlineData("Thu, 01 Jan 2026 00:00:20 GMT", "20")]
    [InlineData("Fri, 01 Jan 2027 00:00:00 GMT", "4233600")]
    [InlineData("Wed, 01 Jan 2020 00:00:00 GMT", "0")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", "4233600")]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("1e9", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("Thursday, 01-Jan-26 00:01:00 GMT", "60")]
    [InlineData("", null)]
    public void A_wait_is_read_in_both_forms(string value, string? seconds)
    {
        using HttpResponseMessage message = ScriptedHandler.Response(429, "");
        message.Headers.TryAddWithoutValidation("Retry-After", value);

        TimeSpan? wait = RetryAfterHeader.Read(message.Headers, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(seconds, wait?.TotalSeconds.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_wait_beyond_all_measure_is_the_longest_that_a_timer_knows()
    {
        using HttpResponseMessage message = ScriptedHandler.Response(429, "");
        message.Headers.TryAddWithoutValidation("Retry-After", new string('9', 300));

        Assert.Equal(TimeSpan.FromDays(49), RetryAfterHeader.Read(message.Headers, default));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("2020-01-01")]
    [InlineData("9999-12-31")]
    public void A_date_is_taken_by_the_clock_of_the_server_however_wrong_the_one_here_is(string here)
    {
        using HttpResponseMessage message = ScriptedHandler.Response(
            429, "", ("Retry-After", "Thu, 01 Jan 2026 00:00:20 GMT"), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT"));

        var now = DateTimeOffset.Parse($"{here}T00:00:00Z", CultureInfo.InvariantCulture);

        Assert.Equal(TimeSpan.FromSeconds(20), RetryAfterHeader.Read(message.Headers, now));
    }
}
