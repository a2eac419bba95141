using System.Globalization;
using System.Text;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>What passes and what does not, and what is said of it.</summary>
public sealed class VerifierTests : VerifierTest
{
    /// <summary>A webhook that the <c>crypto</c> module of Node.js signed, with the key <see cref="WebhookSigner.First"/>.</summary>
    private const string SignedBody =
        """{"request_id":"f62e3d9c-757d-4253-9fbd-f34dc7581697","gateway_request_id":"f62e3d9c-757d-4253-9fbd-f34dc7581697","status":"OK","payload":{"images":[{"url":"https://v3.fal.media/files/lion/lighthouse.png","width":1280,"height":720}],"seed":42,"prompt":"café"},"error":null}""";

    private static readonly FalWebhookHeaders Signed = new()
    {
        RequestId = "f62e3d9c-757d-4253-9fbd-f34dc7581697",
        UserId = "github|1234",
        Timestamp = "1767225600",
        Signature = "4b2ae721b17298b7d9c857ab17ab9133ef846311139640ce18e1f50a9b54bd489a560dc34e3c01f525465edff56fc946ab99565a7bbbb7f05c70f152a73cba07",
    };

    private const string SignatureOfTheSecondKey =
        "a218080e9cc4a922e9a461f9febca60c93beca3512f282e5a93988ab2f0fe85304dde13aa84d6c9ff0db1373d97e08c99cad2dbdd443b2405e2405c220e72b01";

    [Fact]
    public async Task What_another_implementation_signed_passes()
    {
        AnswerKeys(WebhookSigner.First, WebhookSigner.Second);

        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(Signed, Encoding.UTF8.GetBytes(SignedBody)));
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(Signed with { Signature = SignatureOfTheSecondKey }, Encoding.UTF8.GetBytes(SignedBody)));
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(Signed with { Signature = Signed.Signature!.ToUpperInvariant() }, Encoding.UTF8.GetBytes(SignedBody)));
        Assert.Equal(["GET https://rest.fal.ai/.well-known/jwks.json"], Server.Lines);
    }

    [Fact]
    public async Task What_was_written_again_does_not_pass()
    {
        AnswerKeys(WebhookSigner.First);

        string spaced = SignedBody.Replace("\"seed\":42", "\"seed\": 42", StringComparison.Ordinal);
        string escaped = SignedBody.Replace("café", "caf\\u00e9", StringComparison.Ordinal);

        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(Signed, Encoding.UTF8.GetBytes(spaced)));
        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(Signed, Encoding.UTF8.GetBytes(escaped)));
        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(Signed, Encoding.UTF8.GetBytes(SignedBody + "\n")));
        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(Signed, []));
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(Signed, Encoding.UTF8.GetBytes(SignedBody)));
    }

    [Fact]
    public async Task A_header_that_was_altered_does_not_pass()
    {
        AnswerKeys(WebhookSigner.First);
        byte[] body = Encoding.UTF8.GetBytes(SignedBody);

        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(Signed with { RequestId = "f62e3d9c-757d-4253-9fbd-f34dc7581698" }, body));
        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(Signed with { UserId = "github|1235" }, body));
        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(Signed with { Timestamp = "1767225601" }, body));
        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(Signed with { Timestamp = "01767225600" }, body));
        Assert.Equal(FalWebhookFailure.NoMatchingKey, await VerifyAsync(Signed with { UserId = " github|1234" }, body));
    }

    [Fact]
    public async Task Body_above_the_limit_is_refused_without_a_check()
    {
        AnswerKeys(WebhookSigner.First);
        FalWebhookVerifier verifier = Create(options => options.MaxBodySize = 1000);
        byte[] largest = new byte[1000];
        byte[] larger = new byte[1001];

        Assert.Equal(FalWebhookFailure.BodyTooLarge, await VerifyAsync(WebhookSigner.First.Headers(larger, Time.GetUtcNow()), larger, verifier));
        Assert.Empty(Server.Requests);
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First.Headers(largest, Time.GetUtcNow()), largest, verifier));
        Assert.Equal(1000, verifier.MaxBodySize);
    }

    [Fact]
    public async Task Webhook_beyond_the_limit_of_checks_is_inconclusive()
    {
        AnswerKeys(WebhookSigner.First);
        FalWebhookVerifier verifier = Create(options => options.MaxConcurrentChecks = 1);
        using var others = new BusyChecks(verifier.Checks, concurrent: 1);

        FalWebhookVerification verification = await verifier.VerifyAsync(WebhookSigner.First.Headers(Body, Time.GetUtcNow()), Body);

        Assert.Equal((false, true, FalWebhookFailure.TooManyChecks), (verification.IsValid, verification.IsInconclusive, verification.Failure));
        Assert.True(Assert.Throws<FalWebhookException>(verification.EnsureValid).IsRetryable);
        await others.EndAsync();
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First, verifier));
    }

    [Fact]
    public void CheckHeaders_finds_what_needs_no_body()
    {
        FalWebhookHeaders good = WebhookSigner.First.Headers(Body, Time.GetUtcNow());

        Assert.Equal(FalWebhookFailure.None, Verifier.CheckHeaders(good));
        Assert.Equal(FalWebhookFailure.MissingHeader, Verifier.CheckHeaders(good with { UserId = null }));
        Assert.Equal(FalWebhookFailure.MalformedHeader, Verifier.CheckHeaders(good with { Timestamp = "now" }));
        Assert.Equal(FalWebhookFailure.MalformedSignature, Verifier.CheckHeaders(good with { Signature = "00" }));
        Assert.Equal(FalWebhookFailure.TimestampTooOld, Verifier.CheckHeaders(WebhookSigner.First.Headers(Body, Time.GetUtcNow().AddSeconds(-301))));
        Assert.Equal(FalWebhookFailure.TimestampTooNew, Verifier.CheckHeaders(WebhookSigner.First.Headers(Body, Time.GetUtcNow().AddSeconds(301))));
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_missing_header_is_told(string? missing)
    {
        FalWebhookHeaders[] headers =
        [
            Signed with { RequestId = missing },
            Signed with { UserId = missing },
            Signed with { Timestamp = missing },
            Signed with { Signature = missing },
        ];
        foreach (FalWebhookHeaders one in headers)
        {
            Assert.Equal(FalWebhookFailure.MissingHeader, await VerifyAsync(one, Body));
        }

        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("now")]
    [InlineData("-1767225600")]
    [InlineData("+1767225600")]
    [InlineData(" 1767225600")]
    [InlineData("1767225600.0")]
    [InlineData("1,767,225,600")]
    [InlineData("99999999999999999999")]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("1767225600,1767225600")]
    public async Task A_timestamp_that_is_no_number_of_seconds_is_told(string timestamp)
    {
        Assert.Equal(FalWebhookFailure.MalformedHeader, await VerifyAsync(Signed with { Timestamp = timestamp }, Body));
    }

    [Fact]
    public async Task A_line_break_in_a_header_is_told()
    {
        Assert.Equal(FalWebhookFailure.MalformedHeader, await VerifyAsync(Signed with { RequestId = "a\nb" }, Body));
        Assert.Equal(FalWebhookFailure.MalformedHeader, await VerifyAsync(Signed with { UserId = "a\nb" }, Body));
    }

    [Fact]
    public async Task A_signature_of_another_form_is_told()
    {
        string signature = Signed.Signature!;
        string[] others = [signature[2..], signature + "00", signature[..^1], "0x" + signature[2..], $" {signature[1..]}", $"g{signature[1..]}", $"٣{signature[1..]}", Convert.ToBase64String(Convert.FromHexString(signature))];
        foreach (string other in others)
        {
            Assert.Equal(FalWebhookFailure.MalformedSignature, await VerifyAsync(Signed with { Signature = other }, Body));
        }

        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData(-301, FalWebhookFailure.TimestampTooOld)]
    [InlineData(-300, FalWebhookFailure.None)]
    [InlineData(0, FalWebhookFailure.None)]
    [InlineData(300, FalWebhookFailure.None)]
    [InlineData(301, FalWebhookFailure.TimestampTooNew)]
    public async Task The_timestamp_may_be_five_minutes_off(int seconds, FalWebhookFailure expected)
    {
        AnswerKeys(WebhookSigner.First);

        Assert.Equal(expected, await VerifyAsync(WebhookSigner.First.Headers(Body, Time.GetUtcNow().AddSeconds(seconds)), Body));
    }

    [Theory]
    [InlineData("0", FalWebhookFailure.TimestampTooOld)]
    [InlineData("253402300800", FalWebhookFailure.TimestampTooNew)]
    [InlineData("9223372036854775807", FalWebhookFailure.TimestampTooNew)]
    public async Task A_timestamp_that_no_calendar_has_is_told(string timestamp, FalWebhookFailure expected)
    {
        Assert.Equal(expected, await VerifyAsync(Signed with { Timestamp = timestamp }, Body));
    }

    [Fact]
    public async Task A_webhook_that_comes_twice_passes_twice()
    {
        AnswerKeys(WebhookSigner.First);
        FalWebhookHeaders headers = WebhookSigner.First.Headers(Body, Time.GetUtcNow());

        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(headers, Body));
        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(headers, Body));
        Time.Advance(TimeSpan.FromSeconds(301));
        Assert.Equal(FalWebhookFailure.TimestampTooOld, await VerifyAsync(headers, Body));
    }

    [Fact]
    public async Task What_does_not_pass_can_be_thrown()
    {
        AnswerKeys(WebhookSigner.First);
        FalWebhookVerification verification = await Verifier.VerifyAsync(Signed, Body);

        var exception = Assert.Throws<FalWebhookException>(verification.EnsureValid);
        Assert.Equal(FalWebhookFailure.NoMatchingKey, exception.Failure);
        Assert.False(exception.IsRetryable);
        Assert.Throws<FalWebhookException>(() => default(FalWebhookVerification).EnsureValid());
        (await Verifier.VerifyAsync(Signed, Encoding.UTF8.GetBytes(SignedBody))).EnsureValid();
    }

    [Fact]
    public void Headers_are_read_by_their_names()
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["x-fal-webhook-request-id"] = "1",
            ["x-fal-webhook-user-id"] = "2",
            ["x-fal-webhook-timestamp"] = "3",
        };

        Assert.Equal(
            new FalWebhookHeaders { RequestId = "1", UserId = "2", Timestamp = "3" },
            FalWebhookHeaders.Read(name => all.GetValueOrDefault(name)));
    }

    [Theory]
    [InlineData("http://rest.fal.ai/.well-known/jwks.json")]
    [InlineData("ftp://rest.fal.ai/jwks.json")]
    [InlineData("https://user:word@rest.fal.ai/jwks.json")]
    [InlineData("/jwks.json")]
    public void Keys_come_from_a_place_that_nobody_can_pretend_to_be(string address)
    {
        var exception = Assert.Throws<ArgumentException>(() => Create(options => options.KeySetUri = new Uri(address, UriKind.RelativeOrAbsolute)));
        Assert.StartsWith("FalWebhookVerifierOptions.KeySetUri must be", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tolerance", "00:00:00")]
    [InlineData("Tolerance", "1.00:00:01")]
    [InlineData("KeyLifetime", "00:00:00")]
    [InlineData("KeyLifetime", "1.00:00:01")]
    [InlineData("MinRefreshInterval", "00:00:00.999")]
    [InlineData("MinRefreshInterval", "01:00:01")]
    public void A_time_that_is_not_allowed_is_told(string property, string time)
    {
        var exception = Assert.Throws<ArgumentException>(() => Create(options => typeof(FalWebhookVerifierOptions).GetProperty(property)!
            .SetValue(options, TimeSpan.Parse(time, CultureInfo.InvariantCulture))));
        Assert.StartsWith($"FalWebhookVerifierOptions.{property} must be", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_can_come_from_a_local_fal()
    {
        AnswerKeys(WebhookSigner.First);

        Assert.Equal(FalWebhookFailure.None, await VerifyAsync(WebhookSigner.First, Create(options => options.UseHosts(FalHosts.Local(new Uri("http://127.0.0.1:5005"))))));
        Assert.Equal(["GET http://127.0.0.1:5005/rest.fal.ai/.well-known/jwks.json"], Server.Lines);
    }
}
