using Flux2Gen.Runtime.Tests.Diagnostics;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Security;

/// <summary>A server that repeats the key where it can: nobody hears it, neither who catches the error nor who listens.</summary>
[Collection(TelemetryGroup.Name)]
public sealed class RepeatedKeyTests : FalTest
{
    /// <summary>A secret such as fal gives out, which could be the name of an error as well.</summary>
    private const string Secret = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(422, $$"""{"detail":"Invalid key id-1234:{{Secret}}"}""")]
    [InlineData(422, $$"""{"detail":[{"loc":["header","{{Secret}}"],"msg":"id-1234:{{Secret}}"}]}""")]
    [InlineData(422, $"Key id-1234:{Secret} is unknown")]
    [InlineData(422, $"<html>{Secret}</html>")]
    [InlineData(401, """{"detail":"bad key 0123456789a\u0062cdef0123456789abcdef"}""")]
    [InlineData(401, """{"detail":"bad key 0123456789a\u0062cdef0123456789abcdef","again":"0123456789abcdef0123456789abcdef"}""")]
    [InlineData(401, """{"detail":"bad key 0123456789a\u0062cdef0123456789abcdef","half":"\ud800"}""")]
    [InlineData(401, """{"detail":"bad key 0123456789a\u0062cdef0123456789abcdef","torn":""")]
    [InlineData(401, """{"detail":"bad key \u0030\u0031\u0032\u0033456789\u0061b\u0063def0123456789abcde\u0066"}""")]
    [InlineData(401, """{"detail":"0123456789abcde0123456789abcdef0123456789abcdef"}""")]
    [InlineData(401, $$"""{"detail":"bad key","error_type":"{{Secret}}"}""")]
    [InlineData(401, "{}", "x-fal-error-type")]
    [InlineData(401, "{}", "x-fal-request-id")]
    [InlineData(401, "{}", "x-fal-request-timeout-type")]
    public async Task A_key_that_fal_repeats_is_told_to_nobody(int status, string body, string? header = null)
    {
        using var listener = new Eavesdropper();
        FalClient client = CreateClient(settings =>
        {
            settings.Credentials = FalCredentials.FromKey($"id-1234:{Secret}");
            settings.LoggerFactory = listener.Logs;
        });
        Server.Answer(status, body, header is null ? [] : [(header, Secret)]);

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => client.Endpoint("fal-ai/flux-2").RunAsync(Input));

        IReadOnlyList<FalFieldError> fields = (error as FalValidationException)?.FieldErrors ?? [];
        string?[] told =
        [
            error.ToString(), error.Body, error.Detail, error.ErrorType?.Value, error.RequestId, error.TimeoutType,
            .. fields.Select(static field => field.ToString()), .. fields.SelectMany(static field => field.Location),
        ];
        Assert.NotEmpty(listener.Telemetry);
        Assert.NotEmpty(listener.Logs.Entries);
        Assert.All([.. told, .. listener.Everything], static text => Assert.DoesNotContain(Secret, text ?? "", StringComparison.OrdinalIgnoreCase));

        // Nor with one of its characters escaped.
        Assert.DoesNotContain(Secret[^20..], error.Body ?? "", StringComparison.OrdinalIgnoreCase);
    }
}
