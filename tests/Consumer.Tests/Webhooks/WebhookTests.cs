using System.Text.Json;
using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Emulator;

namespace Flux2Gen.Consumer.Tests.Webhooks;

/// <summary>From a submit to the handler of a program, over the wire: signed, typed, and whatever can go wrong.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task The_result_comes_typed()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();
        string id = await app.SubmitAsync();

        FalWebhook<Flux2ProOutput> webhook = await app.NextAsync();

        Assert.Equal((id, id, FalWebhookStatus.Ok), (webhook.RequestId, webhook.GatewayRequestId, webhook.Status));
        Assert.Equal(96, webhook.Data.Images[0].Width);
        Assert.Equal((await app.Api.Flux2Pro.Attach(id).GetResultAsync()).Data.ToJson(), webhook.Data.ToJson());
        Assert.Equal("fal-ai/flux-2-pro", webhook.EndpointId);
    }

    [Fact]
    public async Task A_refusal_comes_with_what_is_wrong_with_which_part_of_the_input()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();
        using var input = JsonDocument.Parse("""{"prompt":"x","safety_tolerance":"9"}""");
        await app.Api.Client.Endpoint("fal-ai/flux-2-pro").SubmitAsync(input.RootElement, new FalSubmitOptions { WebhookUri = app.Address });

        FalWebhook<Flux2ProOutput> webhook = await app.NextAsync();

        Assert.Equal((FalWebhookStatus.Error, "Invalid status code: 422"), (webhook.Status, webhook.Error));
        Assert.Equal("safety_tolerance", Assert.Single(webhook.FieldErrors).Path);
        Assert.Throws<FalValidationException>(() => webhook.Data);
    }

    [Fact]
    public async Task A_result_that_is_not_in_the_webhook_is_in_the_queue()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();
        await app.SubmitAsync(LocalFalWebhookFault.WithoutPayload);

        FalWebhook<Flux2ProOutput> webhook = await app.NextAsync();

        Assert.True(webhook.IsResultElsewhere);
        Assert.NotNull(webhook.PayloadError);
        Assert.Equal(96, (await webhook.GetDataAsync()).Images[0].Width);
    }

    [Fact]
    public async Task What_is_delivered_twice_comes_twice()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();
        string id = await app.SubmitAsync(LocalFalWebhookFault.Twice);

        Assert.Equal([id, id], [(await app.NextAsync()).RequestId, (await app.NextAsync()).RequestId]);
    }

    [Theory]
    [InlineData(LocalFalWebhookFault.Late, FalWebhookFailure.TimestampTooOld)]
    [InlineData(LocalFalWebhookFault.Altered, FalWebhookFailure.NoMatchingKey)]
    [InlineData(LocalFalWebhookFault.OldKey, FalWebhookFailure.NoMatchingKey)]
    public async Task What_is_not_to_be_trusted_does_not_come_and_the_next_delivery_does(LocalFalWebhookFault fault, FalWebhookFailure expected)
    {
        await using WebhookApp app = await WebhookApp.StartAsync();
        string id = await app.SubmitAsync(fault);

        Assert.Equal(id, (await app.NextAsync()).RequestId);
        Assert.Equal($"WebhookRefused {expected}", app.Log[0]);
    }

    [Fact]
    public async Task A_delivery_that_was_lost_is_made_up_for()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();
        string id = await app.SubmitAsync(LocalFalWebhookFault.Lost, LocalFalWebhookFault.Lost);

        Assert.Equal(id, (await app.NextAsync()).RequestId);
    }

    [Fact]
    public async Task A_handler_that_throws_is_called_again()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();
        app.Failures = 2;
        string id = await app.SubmitAsync();

        Assert.Equal(id, (await app.NextAsync()).RequestId);
        Assert.Equal(["WebhookHandlerFailed", "WebhookHandlerFailed"], app.Log.Take(2));
    }

    [Fact]
    public async Task While_the_keys_are_not_to_be_had_nothing_comes_and_nothing_is_lost()
    {
        await using WebhookApp app = await WebhookApp.StartAsync();
        app.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.WebhookKeys, StatusCode = 503 });
        string id = await app.SubmitAsync();

        Assert.Equal(id, (await app.NextAsync()).RequestId);
        Assert.Equal("WebhookNotChecked", app.Log[0]);
    }
}
