using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;
using Flux2Gen.Runtime.Tests.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.AspNetCore;

/// <summary>What fal is answered, and what gets to the handler.</summary>
public sealed class MapFalWebhookTests : VerifierTest
{
    private static readonly byte[] Webhook = Encoding.UTF8.GetBytes($$$"""{"request_id":"{{{RequestId}}}","status":"OK","payload":{"seed":42}}""");

    private readonly List<FalWebhook<JsonElement>> _handled = [];

    private FalWebhookVerifier? _verifier;

    private Exception? Failure { get; set; }

    [Fact]
    public async Task What_fal_signed_is_handled()
    {
        AnswerKeys(WebhookSigner.First);

        HttpContext context = await DeliverAsync(Map());

        Assert.Equal((200, 0), (context.Response.StatusCode, context.Response.Body.Length));
        Assert.Equal(42, Assert.Single(_handled).Data.GetProperty("seed").GetInt32());
        Assert.Equal((51, LogLevel.Information), Last());
    }

    [Fact]
    public async Task What_comes_twice_is_handled_twice()
    {
        AnswerKeys(WebhookSigner.First);
        RouteEndpoint endpoint = Map();

        Assert.Equal(200, (await DeliverAsync(endpoint)).Response.StatusCode);
        Assert.Equal(200, (await DeliverAsync(endpoint)).Response.StatusCode);
        Assert.Equal([RequestId, RequestId], _handled.Select(webhook => webhook.RequestId));
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
        Assert.Empty(_handled);
        Assert.Equal(
            ["NoMatchingKey", "TimestampTooOld", "TimestampTooNew", "NoMatchingKey", "MissingHeader", "NoMatchingKey", "MalformedSignature"],
            Logs.Entries.Where(entry => entry.Event.Id == 52).Select(entry => entry.Values.Single(value => value.Key == "Failure").Value?.ToString()));
    }

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

    [Fact]
    public async Task Delivery_beyond_the_limit_of_checks_is_deferred()
    {
        AnswerKeys(WebhookSigner.First);
        RouteEndpoint endpoint = Map(verifier: Create(options => options.MaxConcurrentChecks = 1));
        using var others = new BusyChecks(_verifier!.Checks, concurrent: 1);

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
        Assert.Empty(_handled);
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
        Assert.Empty(_handled);
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
        Assert.Equal([false, true], _handled.Select(webhook => webhook.IsResultElsewhere));
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
    public async Task A_request_that_was_handled_is_struck_off_the_journal_and_one_that_was_not_stays()
    {
        AnswerKeys(WebhookSigner.First);
        var journal = new MemoryJournal();
        FalEndpoint<JsonElement, JsonElement> flux = CreateClient(settings => settings.Journal = journal).Endpoint("fal-ai/flux-2");
        Server.Clear();
        Server.Answer(200, Submitted());
        await flux.SubmitAsync(Input, new FalSubmitOptions { WebhookUri = new Uri("https://me.example/fal/webhook") });
        AnswerKeys(WebhookSigner.First);
        RouteEndpoint endpoint = Map(flux);

        Failure = new InvalidOperationException();
        await DeliverAsync(endpoint);
        Assert.DoesNotContain("end", journal.Steps);

        Failure = null;
        await DeliverAsync(endpoint);
        Assert.Equal("end", journal.Steps[^1]);
    }

    [Theory]
    [InlineData("""{"status":"OK","payload":{"seed":7}}""", true)]
    [InlineData("""{"status":"ERROR","payload":{"detail":"boom"}}""", true)]
    [InlineData("""{"status":"OK","payload":{"detail":"nsfw"}}""", true)]
    [InlineData("""{"status":"OK","payload":null,"payload_error":"not JSON"}""", false)]
    [InlineData("""{"status":"OK","payload":{"status":"IN_PROGRESS","request_id":"r"}}""", false)]
    [InlineData("""{"status":"LATER"}""", false)]
    public async Task Entry_ends_only_with_an_outcome_in_the_webhook(string webhook, bool isEnded)
    {
        var journal = new MemoryJournal();
        FalEndpoint<JsonElement, JsonElement> flux = CreateClient(settings => settings.Journal = journal).Endpoint("fal-ai/flux-2");
        Server.Answer(200, Submitted());
        await flux.SubmitAsync(Input, new FalSubmitOptions { WebhookUri = new Uri("https://me.example/fal/webhook") });
        AnswerKeys(WebhookSigner.First);

        HttpContext context = await DeliverAsync(Map(flux), System.Text.Encoding.UTF8.GetBytes($$"""{"request_id":"{{RequestId}}",{{webhook[1..]}}"""));

        Assert.Equal((200, isEnded), (context.Response.StatusCode, journal.Steps.Contains("end")));
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

    private RouteEndpoint Map(FalEndpoint<JsonElement, JsonElement>? flux = null, Action<IEndpointConventionBuilder>? convention = null, FalWebhookVerifier? verifier = null)
    {
        _verifier = verifier;
        WebApplication application = Build();
        IEndpointConventionBuilder mapped = application.MapFalWebhook("/fal/webhook", flux ?? Flux, (webhook, _) =>
        {
            _handled.Add(webhook);
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        });
        convention?.Invoke(mapped);
        return EndpointOf(application);
    }

    private WebApplication Build(Action<IWebHostBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        configure?.Invoke(builder.WebHost);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(_verifier ?? Verifier);
        builder.Services.AddSingleton<ILoggerFactory>(Logs);
        return Own(builder.Build());
    }

    private static RouteEndpoint EndpointOf(IEndpointRouteBuilder application) => Assert.IsType<RouteEndpoint>(Assert.Single(application.DataSources.SelectMany(source => source.Endpoints)));

    private async Task<HttpContext> DeliverAsync(
        RouteEndpoint endpoint, byte[]? body = null, WebhookSigner? signer = null, DateTimeOffset? at = null, Action<HttpContext>? change = null)
    {
        body ??= Webhook;
        FalWebhookHeaders headers = (signer ?? WebhookSigner.First).Headers(body, at ?? Time.GetUtcNow());
        var context = new DefaultHttpContext();
        context.SetEndpoint(endpoint);
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentLength = body.Length;
        context.Request.Headers[FalWebhookHeaders.RequestIdName] = headers.RequestId;
        context.Request.Headers[FalWebhookHeaders.UserIdName] = headers.UserId;
        context.Request.Headers[FalWebhookHeaders.TimestampName] = headers.Timestamp;
        context.Request.Headers[FalWebhookHeaders.SignatureName] = headers.Signature;
        context.Response.Body = new MemoryStream();
        change?.Invoke(context);
        await endpoint.RequestDelegate!(context);
        return context;
    }

    private (int Id, LogLevel Level) Last() => (Logs.Entries[^1].Event.Id, Logs.Entries[^1].Level);

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

    private sealed class SizeLimit(long size) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => size;
    }

    private sealed class StatusCodePagesFeature : IStatusCodePagesFeature
    {
        public bool Enabled { get; set; } = true;
    }

    private sealed class ThrowingStream(Exception exception) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromException<int>(exception);
    }
}
