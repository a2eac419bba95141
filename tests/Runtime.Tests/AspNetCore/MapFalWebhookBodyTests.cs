using Flux2Gen.Runtime.Tests.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.AspNetCore;

/// <summary>Which bodies are read, and how far.</summary>
public sealed class MapFalWebhookBodyTests : MapFalWebhookTest
{
    [Fact]
    public async Task Body_is_not_read_when_the_headers_are_refused()
    {
        RouteEndpoint endpoint = Map();
        var body = new ThrowingStream(new InvalidOperationException("The body was read."));
        HttpContext[] refused =
        [
            await DeliverAsync(endpoint, change: context => (context.Request.Body, context.Request.Headers[FalWebhookHeaders.SignatureName]) = (body, "00")),
            await DeliverAsync(endpoint, change: context => (context.Request.Body, context.Request.Headers[FalWebhookHeaders.UserIdName]) = (body, "")),
            await DeliverAsync(endpoint, change: context => (context.Request.Body, context.Request.Headers[FalWebhookHeaders.TimestampName]) = (body, "now")),
            await DeliverAsync(endpoint, at: Time.GetUtcNow().AddMinutes(-6), change: context => context.Request.Body = body),
            await DeliverAsync(endpoint, at: Time.GetUtcNow().AddMinutes(6), change: context => context.Request.Body = body),
        ];

        Assert.All(refused, static context => Assert.Equal(401, context.Response.StatusCode));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Body_that_announces_too_much_is_not_read()
    {
        var body = new ThrowingStream(new InvalidOperationException("The body was read."));

        HttpContext context = await DeliverAsync(Map(), change: context => (context.Request.Body, context.Request.ContentLength) = (body, 30_000_001));

        Assert.Equal((413, 56), (context.Response.StatusCode, Last().Id));
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(1001, 413)]
    public async Task Body_size_is_limited_by_the_verifier(int size, int expected)
    {
        AnswerKeys(WebhookSigner.First);
        byte[] body = [.. Webhook, .. Enumerable.Repeat((byte)' ', size - Webhook.Length)];
        RouteEndpoint endpoint = Map(
            convention: builder => builder.WithMetadata(new SizeLimit(5000)), verifier: Create(options => options.MaxBodySize = 1000));

        Assert.Equal(expected, (await DeliverAsync(endpoint, body: body, change: context => context.Request.ContentLength = null)).Response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1L)]
    [InlineData(101L)]
    public async Task A_body_that_is_too_large_is_not_read_to_its_end(long? announced)
    {
        AnswerKeys(WebhookSigner.First);
        byte[] body = [.. Webhook, .. Enumerable.Repeat((byte)' ', 101 - Webhook.Length)];
        RouteEndpoint endpoint = Map(convention: builder => builder.WithMetadata(new SizeLimit(100)));
        RouteEndpoint larger = Map(convention: builder => builder.WithMetadata(new SizeLimit(101)));

        Assert.Equal(413, (await DeliverAsync(endpoint, body: body, change: context => context.Request.ContentLength = announced)).Response.StatusCode);
        Assert.Equal((56, LogLevel.Warning), Last());
        Assert.Equal(200, (await DeliverAsync(larger, body: body, change: context => context.Request.ContentLength = announced)).Response.StatusCode);
    }

    [Fact]
    public async Task What_the_server_says_of_a_body_is_the_answer()
    {
        HttpContext context = await DeliverAsync(Map(), change: context => context.Request.Body = new ThrowingStream(new BadHttpRequestException("too slow", 408)));

        Assert.Equal(408, context.Response.StatusCode);
        Assert.Equal((57, LogLevel.Warning), Last());
    }

    private sealed class SizeLimit(long size) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => size;
    }

    private sealed class ThrowingStream(Exception exception) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromException<int>(exception);
    }
}
