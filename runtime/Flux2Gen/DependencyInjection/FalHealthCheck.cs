using System.Globalization;
using System.Net;
using Flux2Gen.Models;
using Flux2Gen.Transport;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Flux2Gen.DependencyInjection;

/// <summary>Asks after a request that does not exist: fal answers 404 to whoever has a key, and bills nothing.</summary>
internal sealed class FalHealthCheck(Func<FalClient> getClient, TimeSpan timeout) : IHealthCheck
{
    private const string NobodysRequest = "00000000-0000-0000-0000-000000000000";

    private static readonly EndpointId AnyEndpoint = EndpointId.Parse("fal-ai/flux-2");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HealthStatus failure = context.Registration.FailureStatus;
        try
        {
            FalClient client = getClient();
            ApiResponse response = await client.Transport.Sender.SendOnceAsync(Question(client), cancellationToken).ConfigureAwait(false);
            return Judge(response, failure);
        }
        catch (OptionsValidationException exception)
        {
            return new HealthCheckResult(failure, exception.Message);
        }
        catch (FalTimeoutException)
        {
            return new HealthCheckResult(failure, string.Create(CultureInfo.InvariantCulture, $"fal did not answer within {timeout.TotalSeconds} s."));
        }
        catch (FalException exception)
        {
            return new HealthCheckResult(failure, exception.Message);
        }
    }

    private static HealthCheckResult Judge(ApiResponse response, HealthStatus failure)
    {
        string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new HealthCheckResult(
                failure, $"fal does not accept the API key (HTTP {status}): check the key at https://fal.ai/dashboard/keys, and the balance."),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new HealthCheckResult(
                failure, $"The queue's host answered with a redirect (HTTP {status}): check FalClientOptions.Hosts."),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                HealthCheckResult.Degraded($"fal is busy or has trouble (HTTP {status}): see https://status.fal.ai if it lasts."),
            _ => HealthCheckResult.Healthy("fal answers."),
        };
    }

    private ApiCall Question(FalClient client) => new()
    {
        Operation = FalOperation.Status,
        Method = HttpMethod.Get,
        Uri = client.Transport.Uris.Addresses(AnyEndpoint, NobodysRequest).Status(logs: false),
        Timeout = timeout,
        EndpointId = AnyEndpoint.Value,
    };
}
