using System.Text;
using Flux2Gen.Runtime.Tests.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.AspNetCore;

/// <summary>What fal is answered, and what gets to the handler.</summary>
public sealed class MapFalWebhookTests : MapFalWebhookTest
{
    [Fact]
    public async Task What_fal_signed_isHandled()
    {
        AnswerKeys(WebhookSigner.First);

        HttpContext context = await DeliverAsync(Map());

        Assert.Equal((200, 0), (context.Response.StatusCode, context.Response.Body.Length));
        Assert.Equal(42, Assert.Single(Handled).Data.GetProperty("seed").GetInt32());
        Assert.Equal((51, LogLevel.Information), Last());
    }

    [Fact]
    public async Task What_comes_twice_isHandled_twice()
    {
        AnswerKeys(WebhookSigner.First);
        RouteEndpoint endpoint = Map();

        Assert.Equal(200, (await DeliverAsync(endpoint)).Response.StatusCode);
        Assert.Equal(200, (await DeliverAsync(endpoint)).Response.StatusCode);
        Assert.Equal([RequestId, RequestId], Handled.Select(webhook => webhook.RequestId));
    }

    [Fact]
    public async Task What_is_not_to_be_trusted_is_refused_without_a_word()
    {
        AnswerKeys(WebhookSigner.First);
        RouteEndpoint endpoint = Map();
        HttpContext[] refused =
        [
            await DeliverAsync(endpoint, signer: WebhookSigner.Second),
            await DeliverAsync(endpoint, at: Time.GetUtcNow().AddMinutes(-6)),
            await DeliverAsync(endpoint, at: Time.GetUtcNow().AddMinutes(6)),
            await DeliverAsync(endpoint, change: context => context.Request.Body = new MemoryStream([.. Webhook, (byte)' '])),
            await DeliverAsync(endpoint, change: context => context.Request.Headers.Remove(FalWebhookHeaders.UserIdName)),
            await DeliverAsync(endpoint, change: context => context.Request.Headers.Append(FalWebhookHeaders.UserIdName, "other")),
            await DeliverAsync(endpoint, change: context => context.Request.Headers[FalWebhookHeaders.SignatureName] = "00"),
        ];

        Assert.All(refused, context => Assert.Equal((401, 0, 0), (context.Response.StatusCode, context.Response.Body.Length, context.Response.Headers.Count)));
        Assert.Empty(Handled);
        Assert.Equal(
            ["NoMatchingKey", "TimestampTooOld", "TimestampTooNew", "NoMatchingKey", "MissingHeader", "NoMatchingKey", "MalformedSignature"],
            Logs.Entries.Where(entry => entry.Event.Id == 52).Select(entry => entry.Values.Single(value => value.Key == "Failure").Value?.ToString()));
    }

    [Fact]
    public async Task Delivery_beyond_the_limit_of_checks_is_deferred()
    {
        AnswerKeys(WebhookSigner.First);
        FalWebhookVerifier verifier = Create(options => options.MaxConcurrentChecks = 1);
        RouteEndpoint endpoint = Map(verifier: verifier);
        using var others = new BusyChecks(verifier.Checks, concurrent: 1);

        HttpContext context = await DeliverAsync(endpoint);

        Assert.Equal((503, "5"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
        Assert.Equal((58, LogLevel.Warning), Last());
        await others.EndAsync();
        Assert.Equal(200, (await DeliverAsync(endpoint)).Response.StatusCode);
    }

    [Fact]
    public async Task While_the_keys_are_not_to_be_had_fal_is_asked_to_come_again()
    {
        Server.Answer(503);

        HttpContext context = await DeliverAsync(Map());

        Assert.Equal((503, "60"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
        Assert.Empty(Handled);
        Assert.Equal((53, LogLevel.Error), Last());
    }

    [Fact]
    public async Task A_handler_that_throws_has_fal_deliver_again()
    {
        AnswerKeys(WebhookSigner.First);
        Failure = new InvalidOperationException("The database is away.");
        RouteEndpoint endpoint = Map();

        Assert.Equal(500, (await DeliverAsync(endpoint)).Response.StatusCode);
        Assert.Equal((54, LogLevel.Error), Last());
        Assert.Same(Failure, Logs.Entries[^1].Exception);

        Failure = null;
        Assert.Equal(200, (await DeliverAsync(endpoint)).Response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_that_began_an_answer_and_throws_leaves_fal_without_one(bool throws)
    {
        AnswerKeys(WebhookSigner.First);
        Failure = throws ? new InvalidOperationException("The database is away.") : null;
        var begun = new BegunResponse();
        var lifetime = new Lifetime();

        await DeliverAsync(Map(), change: context =>
        {
            context.Features.Set<IHttpResponseFeature>(begun);
            context.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        });

        Assert.Equal((200, throws), (begun.StatusCode, lifetime.IsAborted));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_was_begun_in_vain_breaks_off_on_the_wire(bool throws)
    {
        AnswerKeys(WebhookSigner.First);
        WebApplication application = Build(web => web.ConfigureKestrel(static kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0)));
        application.MapFalWebhook("/hook", Flux, async (_, context, cancellationToken) =>
        {
            await context.Response.StartAsync(cancellationToken);
            if (throws)
            {
                throw new InvalidOperationException("The database is away.");
            }
        });
        await application.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{application.Urls.Single()}/hook") { Content = new ByteArrayContent(Webhook) };
        FalWebhookHeaders headers = WebhookSigner.First.Headers(Webhook, Time.GetUtcNow());
        request.Headers.Add(FalWebhookHeaders.RequestIdName, headers.RequestId);
        request.Headers.Add(FalWebhookHeaders.UserIdName, headers.UserId);
        request.Headers.Add(FalWebhookHeaders.TimestampName, headers.Timestamp);
        request.Headers.Add(FalWebhookHeaders.SignatureName, headers.Signature);

        Exception? error = await Record.ExceptionAsync(() => http.SendAsync(request).WaitAsync(HangLimit));

        Assert.Equal(throws, error is HttpRequestException);
        await application.StopAsync();
    }

    [Fact]
    public async Task What_is_fals_but_names_no_request_is_refused()
    {
        AnswerKeys(WebhookSigner.First);

        HttpContext context = await DeliverAsync(Map(), body: "{}"u8.ToArray());

        Assert.Equal(400, context.Response.StatusCode);
        Assert.Empty(Handled);
        Assert.Equal((55, LogLevel.Error), Last());
    }

    [Fact]
    public async Task A_failure_and_what_does_not_fit_get_to_the_handler()
    {
        AnswerKeys(WebhookSigner.First);
        RouteEndpoint endpoint = Map();

        HttpContext failed = await DeliverAsync(endpoint, body: Encoding.UTF8.GetBytes($$"""{"request_id":"{{RequestId}}","status":"ERROR","error":"Invalid status code: 500"}"""));
        HttpContext unknown = await DeliverAsync(endpoint, body: Encoding.UTF8.GetBytes($$"""{"request_id":"{{RequestId}}","status":"NEW","more":[]}"""));

        Assert.Equal((200, 200), (failed.Response.StatusCode, unknown.Response.StatusCode));
        Assert.Equal([false, true], Handled.Select(webhook => webhook.IsResultElsewhere));
    }

    [Fact]
    public async Task No_page_for_errors_takes_the_place_of_the_answer()
    {
        Server.Answer(503);
        var pages = new StatusCodePagesFeature();

        await DeliverAsync(Map(), change: context => context.Features.Set<IStatusCodePagesFeature>(pages));

        Assert.False(pages.Enabled);
    }

    [Fact]
    public void The_address_takes_posts_of_strangers_and_stands_in_no_document()
    {
        RouteEndpoint endpoint = Map();

        Assert.Equal("/fal/webhook", endpoint.RoutePattern.RawText);
        Assert.Equal(["POST"], endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods);
        Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        Assert.True(endpoint.Metadata.GetRequiredMetadata<IExcludeFromDescriptionMetadata>().ExcludeFromDescription);
        Assert.Equal(30_000_000, endpoint.Metadata.GetRequiredMetadata<IRequestSizeLimitMetadata>().MaxRequestBodySize);
    }

    [Fact]
    public async Task The_handler_has_the_services_and_the_route_of_the_request()
    {
        AnswerKeys(WebhookSigner.First);
        string? order = null;
        WebApplication application = Build();
        application.MapFalWebhook("/fal/webhook/{order}", Flux, (_, context, _) =>
        {
            order = context.GetRouteValue("order") as string;
            return Task.CompletedTask;
        });

        await DeliverAsync(EndpointOf(application), change: context => context.Request.RouteValues["order"] = "order-7");

        Assert.Equal("order-7", order);
    }

    [Fact]
    public void Without_a_verifier_it_says_what_to_do()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        WebApplication application = Own(builder.Build());

        var exception = Assert.Throws<InvalidOperationException>(() => application.MapFalWebhook("/", Flux, (_, _) => Task.CompletedTask));
        Assert.Contains("AddFalWebhooks", exception.Message, StringComparison.Ordinal);
    }

    private sealed class BegunResponse : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature
    {
        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => IsAborted = true;
    }

    private sealed class StatusCodePagesFeature : IStatusCodePagesFeature
    {
        public bool Enabled { get; set; } = true;
    }
}
