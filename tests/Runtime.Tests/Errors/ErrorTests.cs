using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Errors;

public class ErrorTests : FalTest
{
    [Theory]
    [InlineData(401, """{"detail":"No user found for Key ID and Secret"}""", "fal did not accept the API key (HTTP 401, \"No user found for Key ID and Secret\"): set the environment variable FAL_KEY, or FalClientOptions.Credentials, to a key from https://fal.ai/dashboard/keys.")]
    [InlineData(403, """{"detail":"User is locked. Reason: Exhausted balance."}""", "fal refused the request (HTTP 403, \"User is locked. Reason: Exhausted balance.\"): check the balance at https://fal.ai/dashboard/billing, and what the key is allowed to do.")]
    [InlineData(402, """{"detail":"Payment required"}""", "The account's balance does not cover the request (HTTP 402, \"Payment required\"): add to the balance at https://fal.ai/dashboard/billing.")]
    [InlineData(409, """{"error":{"code":"BILLING_ERROR","details":{"account":7}}}""", "The request conflicts with the account's billing (HTTP 409, \"BILLING_ERROR\"): check the balance at https://fal.ai/dashboard/billing.")]
    [InlineData(409, """{"detail":"Already exists"}""", "The request conflicts with the state that something is in at fal (HTTP 409, \"Already exists\"): see what is named, and try again when that has changed.")]
    [InlineData(413, "<html><h1>413 Request Entity Too Large</h1></html>", "The request is too large (HTTP 413): give files by their URLs or as FalFileInput, which uploads them, and not as data URIs.")]
    [InlineData(413, """{"message":"Payload too large"}""", "The request is too large (HTTP 413, \"Payload too large\"): give files by their URLs or as FalFileInput, which uploads them, and not as data URIs.")]
    [InlineData(425, "", "The request came too early (HTTP 425): try again in a moment.")]
    [InlineData(400, "\uFEFF{\"detail\":\"odd\"}", "fal could not do what was asked (HTTP 400, \"odd\"): correct the request and send it again.")]
    [InlineData(400, """{"detail":"The prompt 'a private cat' is odd"}""", "fal could not do what was asked (HTTP 400, \"The prompt '…' is odd\"): correct the request and send it again.")]
    [InlineData(400, """{"detail":"a\u202Eb\u200Bc"}""", "fal could not do what was asked (HTTP 400, \"abc\"): correct the request and send it again.")]
    [InlineData(404, """{"detail":"Application 'flux-2' not found"}""", "fal does not know the endpoint 'fal-ai/flux-2/flash/edit' (HTTP 404, \"Application 'flux-2' not found\"): check its id on https://fal.ai/models.")]
    [InlineData(429, "", "fal takes no more requests at the moment (HTTP 429): send fewer at a time, or put them into the queue with SubscribeAsync or SubmitAsync, and try again later.")]
    [InlineData(499, """{"detail":"Client cancelled","error_type":"client_cancelled"}""", "The request was cancelled (HTTP 499, \"Client cancelled\"): send it again if its result is still wanted.")]
    [InlineData(500, """{"detail":"boom"}""", "fal could not do it at the moment (HTTP 500, \"boom\"): try again later, and see https://status.fal.ai if it lasts.")]
    [InlineData(502, "<html><h1>502 Bad Gateway</h1></html>", "fal could not answer at the moment, and may have accepted the request (HTTP 502): look for it on https://fal.ai/dashboard before sending it again, because that could be billed twice.")]
    [InlineData(503, "<html><center>nginx</center></html>", "fal could not do it at the moment (HTTP 503): try again later, and see https://status.fal.ai if it lasts.")]
    [InlineData(400, """{"detail":{"message":"odd","input":"a private cat"}}""", "fal could not do what was asked (HTTP 400, \"odd\"): correct the request and send it again.")]
    [InlineData(400, """{"error":{"type":"bad_request","message":"platform says no"}}""", "fal could not do what was asked (HTTP 400, \"platform says no\"): correct the request and send it again.")]
    [InlineData(400, """{"error":"just text"}""", "fal could not do what was asked (HTTP 400, \"just text\"): correct the request and send it again.")]
    [InlineData(400, "\"a JSON string\"", "fal could not do what was asked (HTTP 400, \"a JSON string\"): correct the request and send it again.")]
    [InlineData(400, "plain\r\ntext", "fal could not do what was asked (HTTP 400, \"plain text\"): correct the request and send it again.")]
    [InlineData(400, "[1,2]", "fal could not do what was asked (HTTP 400): correct the request and send it again.")]
    [InlineData(400, """{"detail":null}""", "fal could not do what was asked (HTTP 400): correct the request and send it again.")]
    [InlineData(400, """{"detail":[{"input":"a private cat"},""", "fal could not do what was asked (HTTP 400): correct the request and send it again.")]
    public async Task A_message_says_what_is_wrong_and_what_to_do(int status, string body, string message)
    {
        FalApiException error = await FailedRun(status, body);

        Assert.Equal(message, error.Message);
        Assert.Equal(status, (int)error.StatusCode);
        Assert.Equal(body.Length == 0 ? null : body.TrimStart('\uFEFF'), error.Body);
        Assert.Equal("fal-ai/flux-2/flash/edit", error.EndpointId);
    }

    [Fact]
    public async Task A_start_timeout_says_so()
    {
        FalApiException error = await FailedRun(504, """{"detail":"Timed out","error_type":"startup_timeout"}""", ("x-fal-request-timeout-type", "user"));

        Assert.Equal("The request did not start within the start timeout it was given (HTTP 504, \"Timed out\"): give it a longer StartTimeout, or try when the endpoint is less busy.", error.Message);
        Assert.True(error.IsStartTimeout);
        Assert.Equal("user", error.TimeoutType);
        Assert.Equal(FalErrorType.StartupTimeout, error.ErrorType);
        Assert.False(error.IsRetryable);
    }

    [Fact]
    public async Task An_unknown_request_says_that_results_go_away()
    {
        Server.Answer(404, """{"status":"NOT_FOUND"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Attached().GetStatusAsync());

        Assert.Equal(
            $"fal does not know the request '{RequestId}' of 'fal-ai/flux-2/flash/edit', or not any more (HTTP 404): check the id, and fetch results soon, because fal keeps them for an hour and large ones for minutes.",
            error.Message);
        Assert.Equal(RequestId, error.RequestId);
    }

    [Theory]
    [InlineData("""{"detail":"Request not found"}""")]
    [InlineData("""{"detail":"Application 'flux-3' not found"}""")]
    public async Task A_404_of_a_request_speaks_of_the_request(string body)
    {
        Server.Answer(404, body);

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Attached().GetStatusAsync());

        Assert.StartsWith($"fal does not know the request '{RequestId}' of 'fal-ai/flux-2/flash/edit', or not any more (HTTP 404, ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_does_not_repeat_the_prompt()
    {
        Server.Answer(200, Submitted()).Answer(200, Status("COMPLETED")).Answer(422, """{"detail":[{"loc":["body","prompt"],"msg":"Refused: a private cat","type":"content_policy_violation"}]}""");

        FalValidationException error = await Assert.ThrowsAsync<FalValidationException>(() => Flux.SubscribeAsync(Input));

        Assert.Equal("prompt: Refused: …", error.Detail);
        Assert.DoesNotContain("private", $"{error}{error.FieldErrors[0]}", StringComparison.Ordinal);
        Assert.Contains("a private cat", error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_without_a_colon_is_named_as_the_cause()
    {
        FalClient client = CreateClient(static settings => settings.Credentials = FalCredentials.FromKey("not-an-id-and-a-secret"));
        Server.Answer(401, """{"detail":"Unauthorized"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("a/b").RunAsync(Input));

        Assert.Equal("fal did not accept the API key, which is not an id, a colon and a secret (HTTP 401, \"Unauthorized\"): copy the whole key from https://fal.ai/dashboard/keys.", error.Message);
    }

    [Fact]
    public async Task A_refused_input_has_its_fields()
    {
        const string Body = """
            {"detail":[
              {"loc":["body","image_urls",0],"msg":"Image is too small","type":"image_too_small","url":"https://docs.fal.ai/errors/#image_too_small","ctx":{"min_width":64},"input":"a private cat"},
              {"loc":["body","loras",1,"scale"],"msg":"Input should be less than 4","type":"less_than","input":{"huge":[1,2,3]}},
              {"loc":["query","seed"],"msg":"odd"},
              {"msg":"no place at all"},
              {"loc":["body"],"type":"value_error"},
              "only text",
              17
            ]}
            """;

        var error = Assert.IsType<FalValidationException>(await FailedRun(422, Body, ("x-fal-request-id", "r-9")));

        Assert.Equal(
            ["image_urls[0]", "loras[1].scale", "query.seed", "", "", "", ""],
            error.FieldErrors.Select(field => field.Path));
        Assert.Equal(
            ["Image is too small", "Input should be less than 4", "odd", "no place at all", "value_error", "only text", "is not valid"],
            error.FieldErrors.Select(field => field.Message));
        Assert.Equal(["body", "image_urls", "0"], error.FieldErrors[0].Location);
        Assert.Equal(64, error.FieldErrors[0].Context.MinWidth);
        Assert.Equal(FalErrorType.ImageTooSmall, error.ErrorType);
        Assert.Equal("r-9", error.RequestId);
        Assert.Equal(
            "The input was refused (HTTP 422, \"image_urls[0]: Image is too small; loras[1].scale: Input should be less than 4; query.seed: odd; no place at all; value_error; and 2 more\"): correct what is named and send it again.",
            error.Message);
        Assert.DoesNotContain("private", error.ToString(), StringComparison.Ordinal);
        Assert.False(error.IsRetryable);
    }

    [Theory]
    [InlineData("""{"detail":"Prompt is too long"}""", "Prompt is too long")]
    [InlineData("""{"detail":[]}""", null)]
    [InlineData("", null)]
    [InlineData("<html>", null)]
    public async Task A_refused_input_without_fields_is_one_too(string body, string? message)
    {
        var error = Assert.IsType<FalValidationException>(await FailedRun(422, body));

        Assert.Equal(message is null ? [] : [message], error.FieldErrors.Select(field => field.Message));
        Assert.Equal(message, error.Detail);
    }

    [Fact]
    public async Task What_is_kept_of_a_body_has_a_bound()
    {
        string body = $$"""{"detail":[{"loc":["body"],"msg":"{{new string('m', 9000)}}","input":"{{new string('i', 5_000_000)}}"}]}""";

        FalApiException error = await FailedRun(422, body);

        Assert.Equal(4096, error.Body!.Length);
        Assert.InRange(error.Message.Length, 300, 500);
    }

    [Theory]
    [InlineData(500, "{}", null, false)]
    [InlineData(503, "{}", null, true)]
    [InlineData(429, """{"request_id":"x"}""", null, true)]
    [InlineData(400, """{"detail":[{"msg":"x","type":"downstream_service_error"}]}""", null, true)]
    [InlineData(422, """{"detail":[{"msg":"No media","type":"no_media_generated"}]}""", null, true)]
    [InlineData(422, """{"detail":"No media","error_type":"no_media_generated"}""", null, true)]
    [InlineData(503, "{}", "0", false)]
    [InlineData(500, "{}", "1", true)]
    [InlineData(500, "{}", "true", true)]
    [InlineData(503, "{}", "perhaps", true)]
    public async Task Whether_another_try_has_a_chance(int status, string body, string? needsRetry, bool isRetryable)
    {
        (string, string) id = ("x-fal-request-id", RequestId);
        FalApiException error = needsRetry is null ? await FailedRun(status, body, id) : await FailedRun(status, body, id, ("x-fal-needs-retry", needsRetry));

        Assert.Equal(isRetryable, error.IsRetryable);
    }

    [Fact]
    public async Task The_error_type_comes_from_the_body_or_else_the_header()
    {
        Assert.Equal(FalErrorType.RunnerDisconnected, (await FailedRun(503, "{}", ("x-fal-error-type", "runner_disconnected"))).ErrorType);
        Assert.Equal(new FalErrorType("from_body"), (await FailedRun(503, """{"error_type":"from_body"}""", ("x-fal-error-type", "from_header"))).ErrorType);
    }

    [Fact]
    public async Task A_key_that_is_a_mere_word_does_not_garble_what_is_said()
    {
        FalClient client = CreateClient(settings => settings.Credentials = FalCredentials.FromKey("detail"));
        Server.Answer(403, """{"detail":"no detail"}""");

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("a/b").RunAsync(Input));

        Assert.Equal("no detail", error.Detail);
    }

    [Fact]
    public async Task The_key_is_in_no_text_of_an_answer_that_makes_no_sense()
    {
        for (int ask = 0; ask < 5; ask++)
        {
            Server.Answer(200, $"<html>{Key}</html>");
        }

        FalProtocolException error = await Assert.ThrowsAsync<FalProtocolException>(() => Attached().GetStatusAsync());

        Assert.DoesNotContain("key-secret-5678", $"{error} {error.Body}", StringComparison.Ordinal);
        Assert.Equal(RequestId, error.RequestId);
    }

    [Fact]
    public async Task A_lost_connection_names_the_host_and_neither_key_nor_input()
    {
        Server.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => Flux.RunAsync(Input));

        Assert.Contains("fal.run", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("key-secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("private", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_is_no_error_of_fal()
    {
        using var source = new CancellationTokenSource();
        Server.Hang();

        Task run = Flux.RunAsync(Input, cancellationToken: source.Token);
        await source.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(source.Token, cancelled.CancellationToken);
    }

    [Fact]
    public void Lines_of_a_log_cannot_be_forged() =>
        Assert.Equal("a b c", ErrorText.OneLine(" a\r\nb\u001b\u0085c "));

    private async Task<FalApiException> FailedRun(int status, string body, params (string, string)[] headers)
    {
        FalClient client = CreateClient(settings => settings.Retry = new FalRetryOptions { MaxRetries = 0 });
        Server.Answer(status, body, headers);
        return await Assert.ThrowsAnyAsync<FalApiException>(() => client.Endpoint("fal-ai/flux-2/flash/edit").RunAsync(Input));
    }
}
