using System.Net;
using System.Text;
using Flux2Gen.Runtime.Tests.Diagnostics;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Security;

/// <summary>Servers that repeat the key in another form, or where nothing of a message is expected.</summary>
[Collection(TelemetryGroup.Name)]
public sealed class KeyFormTests : FalTest
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string WholeKey = $"id-1234:{Secret}";

    public static TheoryData<string> Forms { get; } =
    [
        WholeKey,
        WholeKey.ToUpperInvariant(),
        Convert.ToHexString(Encoding.ASCII.GetBytes(WholeKey)),
        Convert.ToHexStringLower(Encoding.ASCII.GetBytes($"Key {WholeKey}")),
        Convert.ToBase64String(Encoding.ASCII.GetBytes(WholeKey)),
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"Key {WholeKey}")),
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"x{WholeKey}:")),
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"xy{WholeKey}")),
        Convert.ToBase64String(Encoding.ASCII.GetBytes(Secret)).TrimEnd('='),
        string.Concat(WholeKey.Select(static letter => $"%{(int)letter:x2}")),
        string.Concat(WholeKey.Select(static letter => $"%{(int)letter:X2}")),
        string.Concat(WholeKey.Select(static letter => $"&#{(int)letter};")),
        string.Concat(WholeKey.Select(static letter => $"&#x{(int)letter:x};")),
        WholeKey[..^1],
        WholeKey[..^8],
        Uri.EscapeDataString(Convert.ToBase64String(Encoding.ASCII.GetBytes($"Basic {WholeKey}")).TrimEnd('=')),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_is_removed(string form)
    {
        Assert.Equal("before *** after", Shown($"before {form} after"));
        Assert.Equal($"{{\"a\":\"***\"}}", Encoding.UTF8.GetString(ErrorText.WithoutKey(Encoding.UTF8.GetBytes($"{{\"a\":\"{form}\"}}"), WholeKey).Span).Replace(
            "\"" + Head(form), "\"", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("0123456789abcdef 0123456789abcdef")]
    [InlineData("MDEyMzQ1Njc4OWFiY2Rl")]
    [InlineData("id-1234")]
    public void Other_texts_are_left_alone(string text) => Assert.Equal(text, ErrorText.WithoutKey(text, WholeKey));

    [Theory]
    [InlineData("localhost")]
    [InlineData("id:short")]
    [InlineData(null)]
    public void A_word_is_no_secret(string? key) => Assert.Equal("http://localhost/short", ErrorText.WithoutKey("http://localhost/short", key));

    [Theory]
    [InlineData(WholeKey)]
    [InlineData(Secret)]
    public async Task A_request_id_that_is_the_key_is_no_id(string id)
    {
        using var listener = new Eavesdropper();
        FalClient client = CreateClient(settings => (settings.Credentials, settings.LoggerFactory) = (FalCredentials.FromKey(WholeKey), listener.Logs));
        Server.Answer(200, Submitted(id)).Answer(200, Submitted(id), ("x-fal-request-id", RequestId));

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => client.Endpoint("fal-ai/flux-2").SubmitAsync(Input));
        Assert.Null(error.RequestId);
        Assert.DoesNotContain(Secret, $"{error}{error.Body}{error.RawJson}", StringComparison.OrdinalIgnoreCase);

        // The header of the same answer may have the right one.
        Assert.Equal(RequestId, (await client.Endpoint("fal-ai/flux-2").SubmitAsync(Input)).RequestId);
        Assert.All(listener.Everything, static text => Assert.DoesNotContain(Secret, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData($$"""{"status":"COMPLETED","error":"{{Secret}}","error_type":"{{Secret}}"}""")]
    [InlineData($$"""{"status":"COMPLETED","{{Secret}}":"{{Secret}}","logs":[{"message":"{{Secret}}"}]}""")]
    public async Task A_status_does_not_show_it(string status)
    {
        using var listener = new Eavesdropper();
        FalClient client = CreateClient(settings => (settings.Credentials, settings.LoggerFactory) = (FalCredentials.FromKey(WholeKey), listener.Logs));
        Server.Answer(200, status).AnswerAlways(422, $$"""{"{{Secret}}":1}""", ("x-fal-request-id", RequestId));
        FalRequest<System.Text.Json.JsonElement> request = client.Endpoint("fal-ai/flux-2").Attach(RequestId);

        FalQueueUpdate update = null!;
        await foreach (FalQueueUpdate next in request.WatchAsync(includeLogs: true))
        {
            update = next;
        }

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => request.GetResultAsync());
        string?[] told = [error.ToString(), error.Body, error.Detail, error.ErrorType?.Value, update.ToString(), update.Error, update.ErrorType?.Value, update.RawJson.GetRawText()];
        Assert.All([.. told, .. listener.Everything], static text => Assert.DoesNotContain(Secret, text ?? "", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData($"Key {WholeKey}")]
    [InlineData($"x-key\u202E {Secret}")]
    public async Task A_damaged_header_line_does_not_show_it(string line)
    {
        using var server = new RawServer((_, stream) => RawServer.Write(stream, $"HTTP/1.1 200 OK\r\n{line}\r\n\r\n").AsTask());
        FalClient client = Own(new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(WholeKey),
            Hosts = FalHosts.Local(server.Uri),
            Retry = new FalRetryOptions { MaxRetries = 0 },
        }));

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").SubmitAsync(Input));

        Assert.NotNull(error.InnerException);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u202E", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_does_not_fit_does_not_show_it()
    {
        FalClient client = CreateClient(static settings => settings.Credentials = FalCredentials.FromKey(WholeKey));
        Server.Answer(200, $$"""{"images":[{"url":["{{Secret}}"]}]}""");

        FalResult<PictureOutput> result = await new PictureEndpoint(client).RunAsync(new PictureInput { Prompt = "cat" });

        FalProtocolException error = Assert.Throws<FalProtocolException>(() => result.Data);
        Assert.DoesNotContain(Secret, $"{error}{error.Body}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_cause_without_secrets_stays_what_it_is()
    {
        var cause = new HttpRequestException(HttpRequestError.ConnectionError, "refused");

        Assert.Same(cause, SafeCause.Of(cause, WholeKey));
        HttpRequestException clean = Assert.IsType<HttpRequestException>(
            SafeCause.Of(new HttpRequestException(HttpRequestError.InvalidResponse, "bad", new IOException(Secret), HttpStatusCode.OK), WholeKey));
        Assert.Equal((HttpRequestError.InvalidResponse, HttpStatusCode.OK), (clean.HttpRequestError, clean.StatusCode));
        Assert.DoesNotContain(Secret, clean.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The text that is left of a form whose beginning has no secret in it is dropped: what matters is the rest.</summary>
    private static string Shown(string text)
    {
        string clean = ErrorText.WithoutKey(text, WholeKey);
        Assert.Contains(" after", clean, StringComparison.Ordinal);
        return $"before {clean[clean.IndexOf("***", StringComparison.Ordinal)..]}";
    }

    private static string Head(string form)
    {
        string clean = ErrorText.WithoutKey(form, WholeKey);
        return clean[..clean.IndexOf("***", StringComparison.Ordinal)];
    }
}
