using System.Diagnostics.CodeAnalysis;
using Flux2Gen;
using Flux2Gen.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Receives the webhooks of fal.</summary>
public static class FalWebhookEndpointRouteBuilderExtensions
{
    /// <summary>Maps an address that fal delivers the results of an endpoint's requests to: the one that <see cref="FalQueueOptions.WebhookUri"/> names, as the outside sees it.</summary>
    /// <remarks>
    /// <para>
    /// Only what fal signed reaches the handler. Anything else is answered with 401 and no details; the log has the reason. When the
    /// handler returns, the answer is 200 and the request is removed from <see cref="FalClientOptions.Journal"/>; when it throws, the answer
    /// is 500, and fal delivers again. While fal's keys are unavailable, and while too many webhooks wait for their check, it is 503.
    /// </para>
    /// <para>
    /// fal waits for 15 seconds, and delivers again when it has no answer then: note what came, and do what takes longer elsewhere. The
    /// same webhook may come twice: do what is done for a request once per <see cref="FalWebhook{TOutput}.RequestId"/>.
    /// </para>
    /// <para>
    /// The headers and the time are checked before the body is read. A body larger than <see cref="FalWebhookVerifierOptions.MaxBodySize"/> is
    /// answered with 413; metadata on the returned builder, such as <c>RequestSizeLimitAttribute</c>, lowers the limit of an address.
    /// Policies that ask for a signed-in user do not apply, since fal signs in nowhere.
    /// </para>
    /// </remarks>
    /// <typeparam name="TInput">The type of the endpoint's input.</typeparam>
    /// <typeparam name="TOutput">The type of the endpoint's output.</typeparam>
    /// <param name="endpoints">What to map on.</param>
    /// <param name="pattern">The address, such as <c>/fal/webhook</c>. fal does not say which endpoint a webhook is about: give each its own.</param>
    /// <param name="endpoint">The endpoint, such as <c>fal.Flux2Pro</c>.</param>
    /// <param name="handler">Does what is to be done. Its token is cancelled when fal does not wait any more.</param>
    /// <returns>What adds conventions to the address.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">There is no <see cref="FalWebhookVerifier"/>: call <c>services.AddFalWebhooks()</c>.</exception>
    public static IEndpointConventionBuilder MapFalWebhook<TInput, TOutput>(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        FalEndpoint<TInput, TOutput> endpoint,
        Func<FalWebhook<TOutput>, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return endpoints.MapFalWebhook(pattern, endpoint, (webhook, _, cancellationToken) => handler(webhook, cancellationToken));
    }

    /// <inheritdoc cref="MapFalWebhook{TInput, TOutput}(IEndpointRouteBuilder, string, FalEndpoint{TInput, TOutput}, Func{FalWebhook{TOutput}, CancellationToken, Task})"/>
    /// <param name="endpoints">What to map on.</param>
    /// <param name="pattern">The address, such as <c>/fal/webhook/{order}</c>. fal does not say which endpoint a webhook is about: give each its own. What else the address says, fal does not sign.</param>
    /// <param name="endpoint">The endpoint, such as <c>fal.Flux2Pro</c>.</param>
    /// <param name="handler">Does what is to be done, with the services and the route of the request. It leaves the answer alone. Its token is cancelled when fal does not wait any more.</param>
    public static IEndpointConventionBuilder MapFalWebhook<TInput, TOutput>(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        FalEndpoint<TInput, TOutput> endpoint,
        Func<FalWebhook<TOutput>, HttpContext, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(handler);
        FalWebhookVerifier verifier = endpoints.ServiceProvider.GetService<FalWebhookVerifier>()
            ?? throw new InvalidOperationException("There is no FalWebhookVerifier: call services.AddFalWebhooks() before the application is built.");
        ILogger logger = endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(FalDiagnostics.LogCategory);
        var receiver = new WebhookReceiver<TInput, TOutput>(verifier, endpoint, handler, logger);

        // As a RequestDelegate: binding a delegate's parameters takes reflection, and reads the body, which must be left as it came.
        return endpoints.MapPost(pattern, new RequestDelegate(receiver.InvokeAsync))
            .WithMetadata(WebhookMetadata.Create(verifier.MaxBodySize))
            .WithDisplayName($"fal webhook of {endpoint.Id}");
    }
}
