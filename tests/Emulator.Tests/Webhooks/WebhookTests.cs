using System.Globalization;
using System.Text.Json.Nodes;
using Flux2Gen.Emulator.Tests.Support;
using Flux2Gen.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Webhooks;

/// <summary>What is delivered to <c>fal_webhook</c>, and when. That the signatures are right, the tests of the client tell.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task The_result_is_delivered_when_the_request_has_ended()
    {
        await using TestFal test = await TestFal.StartAsync();
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        string id = await SubmitAsync(test, receiver);

        test.Time.AdvanceSeconds(13);
        Reply delivery = await receiver.NextAsync();

        Assert.Equal("POST /hook?order=7", delivery.Header(":line"));
        Assert.Equal("application/json", delivery.Header("Content-Type"));
        Assert.Equal(id, delivery.Header("X-Fal-Webhook-Request-Id"));
        Assert.NotNull(delivery.Header("X-Fal-Webhook-User-Id"));
        Assert.Equal(test.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), delivery.Header("X-Fal-Webhook-Timestamp"));
        Assert.Matches("^[0-9a-f]{128}$", delivery.Header("X-Fal-Webhook-Signature"));
        Assert.Null(delivery.Header("Authorization"));
        Assert.Equal((id, id, "OK"), (delivery.Text("request_id"), delivery.Text("gateway_request_id"), delivery.Text("status")));
        Assert.Null(delivery.Json["error"]);
        Reply result = await test.GetAsync($"queue.fal.run/acme/painter/requests/{id}");
        Assert.Equal(result.BodyText, delivery.Json["payload"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task A_refusal_is_delivered_with_what_the_model_said()
    {
        await using TestFal test = await TestFal.StartAsync();
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        await SubmitAsync(test, receiver, """{"prompt":7}""");

        test.Time.AdvanceSeconds(13);
        Reply delivery = await receiver.NextAsync();

        Assert.Equal(("ERROR", "Invalid status code: 422"), (delivery.Text("status"), delivery.Text("error")));
        Assert.Equal("prompt", delivery.Json["payload"]!["detail"]![0]!["loc"]![1]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_not_taken_is_delivered_again_and_signed_anew()
    {
        await using LocalFal fal = await LocalFal.StartAsync(
            new LocalFalOptions { Specs = [Repository.TestSpecs], TimeProvider = new HurriedTimeProvider() }, TestFal.Cancellation);
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync(500, 401);
        using HttpClient http = new() { BaseAddress = fal.BaseAddress };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Key id:secret");
        fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Webhook });
        using StringContent input = new("""{"prompt":"x"}""");
        (await http.PostAsync($"queue.fal.run/acme/painter?fal_webhook={Uri.EscapeDataString(receiver.Address)}", input, TestFal.Cancellation)).EnsureSuccessStatusCode();

        Reply[] deliveries = [await receiver.NextAsync(), await receiver.NextAsync(), await receiver.NextAsync()];

        Assert.Equal(0, fal.Faults.Count);
        Assert.Equal([500, 401, 200], deliveries.Select(delivery => delivery.Status));
        Assert.Single(deliveries.Select(delivery => delivery.BodyText).Distinct());
        Assert.Equal(3, deliveries.Select(delivery => delivery.Header("X-Fal-Webhook-Timestamp")).Distinct().Count());
        Assert.Equal(3, deliveries.Select(delivery => delivery.Header("X-Fal-Webhook-Signature")).Distinct().Count());
    }

    [Fact]
    public async Task Deliveries_go_wrong_as_they_are_told_to()
    {
        await using TestFal test = await TestFal.StartAsync(TimeSpan.Zero);
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        foreach (LocalFalWebhookFault fault in new[] { LocalFalWebhookFault.Twice, LocalFalWebhookFault.Late, LocalFalWebhookFault.Altered, LocalFalWebhookFault.WithoutPayload })
            test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Webhook, Webhook = fault });

        async Task<Reply> NextAsync()
        {
            await SubmitAsync(test, receiver);
            test.Time.AdvanceSeconds(60);
            return await receiver.NextAsync();
        }

        Reply first = await NextAsync();
        Reply second = await receiver.NextAsync();
        Reply late = await NextAsync();
        string now = test.Time.GetUtcNow().AddHours(-1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Reply altered = await NextAsync();
        Reply withoutPayload = await NextAsync();

        Assert.Equal(first.BodyText, second.BodyText);
        Assert.Equal(first.Header("X-Fal-Webhook-Signature"), second.Header("X-Fal-Webhook-Signature"));
        Assert.Equal(now, late.Header("X-Fal-Webhook-Timestamp"));
        Assert.EndsWith("} ", altered.BodyText, StringComparison.Ordinal);
        Assert.Equal("OK", withoutPayload.Text("status"));
        Assert.Null(withoutPayload.Json["payload"]);
        Assert.NotNull(withoutPayload.Json["payload_error"]);
    }

    [Fact]
    public async Task The_keys_are_for_everybody()
    {
        await using TestFal test = await TestFal.StartAsync();
        test.Http.DefaultRequestHeaders.Clear();

        Reply keys = await test.GetAsync("rest.fal.ai/.well-known/jwks.json");
        Reply posted = await test.PostAsync("rest.fal.ai/.well-known/jwks.json", "{}");
        Reply other = await test.GetAsync("rest.fal.ai/.well-known/other.json");

        Assert.Equal((200, 401), (keys.Status, other.Status));
        Assert.NotEqual(200, posted.Status);
        JsonNode key = Assert.Single(keys.Json["keys"]!.AsArray())!;
        Assert.Equal(("OKP", "Ed25519", 43), (key["kty"]!.GetValue<string>(), key["crv"]!.GetValue<string>(), key["x"]!.GetValue<string>().Length));
        Assert.Equal(keys.BodyText, (await test.GetAsync("rest.alpha.fal.ai/.well-known/jwks.json")).BodyText);
    }

    [Fact]
    public async Task A_local_fal_stops_while_a_delivery_waits()
    {
        TestFal test = await TestFal.StartAsync();
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync(500);
        await SubmitAsync(test, receiver);
        await SubmitAsync(test, receiver);
        test.Time.AdvanceSeconds(60);
        await receiver.NextAsync();

        await test.DisposeAsync();
    }

    private static async Task<string> SubmitAsync(TestFal test, WebhookReceiver receiver, string input = """{"prompt":"x"}""")
    {
        Reply reply = await test.PostAsync($"queue.fal.run/acme/painter?fal_webhook={Uri.EscapeDataString(receiver.Address)}", input);
        Assert.Equal(200, reply.Status);
        return reply.Text("request_id");
    }
}
