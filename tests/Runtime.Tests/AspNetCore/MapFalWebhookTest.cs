using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.AspNetCore;

/// <summary>Deliveries to an endpoint that was mapped for them.</summary>
public abstract class MapFalWebhookTest : VerifierTest
{
    protected static byte[] Webhook { get; } = Encoding.UTF8.GetBytes($$$"""{"request_id":"{{{RequestId}}}","status":"OK","payload":{"seed":42}}""");

    /// <summary>Gets what the handler was given.</summary>
    private protected List<FalWebhook<JsonElement>> Handled { get; } = [];

    private FalWebhookVerifier? _verifier;

    /// <summary>Gets or sets what the handler throws.</summary>
    private protected Exception? Failure { get; set; }

    private protected RouteEndpoint Map(FalEndpoint<JsonElement, JsonElement>? flux = null, Action<IEndpointConventionBuilder>? convention = null, FalWebhookVerifier? verifier = null)
    {
        _verifier = verifier;
        WebApplication application = Build();
        IEndpointConventionBuilder mapped = application.MapFalWebhook("/fal/webhook", flux ?? Flux, (webhook, _) =>
        {
            Handled.Add(webhook);
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        });
        convention?.Invoke(mapped);
        return EndpointOf(application);
    }

    private protected WebApplication Build(Action<IWebHostBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        configure?.Invoke(builder.WebHost);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(_verifier ?? Verifier);
        builder.Services.AddSingleton<ILoggerFactory>(Logs);
        return Own(builder.Build());
    }

    private protected static RouteEndpoint EndpointOf(IEndpointRouteBuilder application) => Assert.IsType<RouteEndpoint>(Assert.Single(application.DataSources.SelectMany(source => source.Endpoints)));

    private protected async Task<HttpContext> DeliverAsync(
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

    private protected (int Id, LogLevel Level) Last() => (Logs.Entries[^1].Event.Id, Logs.Entries[^1].Level);
}
