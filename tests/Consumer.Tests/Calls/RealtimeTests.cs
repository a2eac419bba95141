using System.Net;
using System.Text.Json;
using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Emulator;

namespace Flux2Gen.Consumer.Tests.Calls;

/// <summary>The emitted client over a realtime connection to the local fal.</summary>
public sealed class RealtimeTests
{
    private static readonly Flux2ProInput Input = new() { Prompt = "a mill by a river", ImageSize = new ImageSize(96, 64), Seed = 7 };

    [Theory]
    [InlineData(FalRealtimeAuthentication.Key)]
    [InlineData(FalRealtimeAuthentication.Token)]
    [InlineData(FalRealtimeAuthentication.LegacyToken)]
    public async Task Inputs_give_pictures(FalRealtimeAuthentication authentication)
    {
        await using TestFal fal = await TestFal.StartAsync();
        await using FalRealtimeConnection<Flux2ProInput, Flux2ProOutput> connection =
            await fal.Api.Flux2Pro.ConnectRealtimeAsync(new FalRealtimeOptions { Authentication = authentication, MaxBuffering = 2 });

        await connection.SendAsync(Input, "a");
        FalRealtimeResult<Flux2ProOutput> first = (await connection.ReceiveAsync(TestContext.Current.CancellationToken))!;
        await connection.SendAsync(Input with { SyncMode = true }, "b");
        FalRealtimeResult<Flux2ProOutput> second = (await connection.ReceiveAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(("a", "b"), (first.RequestId, second.RequestId));
        Assert.Equal(TimeSpan.FromSeconds(0.1), first.InferenceTime);
        Assert.Equal(7, second.Data.Seed);
        Assert.Empty(first.Binaries);
        Assert.StartsWith("http://127.0.0.1", first.Data.Images[0].Url, StringComparison.Ordinal);
        Assert.Equal((96, 64), Png.SizeOf(second.Binaries.Single().Bytes.ToArray()));
        Assert.Equal(await first.Data.Images[0].ReadBytesAsync(TestContext.Current.CancellationToken), await second.Data.Images[0].ReadBytesAsync(TestContext.Current.CancellationToken));
        Assert.Empty(connection.UnansweredRequestIds);

        LocalFalRequest opened = fal.Requests.Single(request => request.Path == "/fal-ai/flux-2-pro/realtime");
        Assert.Equal(authentication == FalRealtimeAuthentication.Key, opened.Headers.ContainsKey("Authorization"));
        Assert.EndsWith("max_buffering=2", opened.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idle_session_ends_the_results()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault
        {
            Operation = LocalFalOperation.Realtime,
            AfterEvents = 1,
            Body = """{"type":"x-fal-error","error":"TIMEOUT","reason":"no inputs, reconnect when needed!"}""",
        });
        await using FalRealtimeConnection<Flux2ProInput, Flux2ProOutput> connection = await fal.Api.Flux2Pro.ConnectRealtimeAsync();
        await connection.SendAsync(Input);

        int results = 0;
        await foreach (FalRealtimeResult<Flux2ProOutput> result in connection.ReceiveAllAsync(TestContext.Current.CancellationToken))
        {
            results += result.Data.Images.Count;
        }

        Assert.Equal(1, results);
    }

    [Fact]
    public async Task The_local_fal_ends_what_is_idle()
    {
        await using LocalFal server = await LocalFal.StartAsync(new LocalFalOptions { Specs = [Repository.Specs], RealtimeIdleTimeout = TimeSpan.FromMilliseconds(1) });
        using var client = new FalClient(new FalClientOptions { Credentials = FalCredentials.FromKey("id:consumer-secret"), Hosts = FalHosts.Local(server.BaseAddress) });
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await client.Endpoint("fal-ai/flux-2-pro").ConnectRealtimeAsync();

        Assert.Null(await connection.ReceiveAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_connection_that_is_dropped_is_told_and_replaced_without_sending_again()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Realtime, AfterEvents = 1, Abort = true });
        await using FalRealtimeConnection<Flux2ProInput, Flux2ProOutput> connection =
            await fal.Api.Flux2Pro.ConnectRealtimeAsync(new FalRealtimeOptions { Reconnect = FalRealtimeReconnect.OnSend });
        await connection.SendAsync(Input, "a");
        Assert.NotNull(await connection.ReceiveAsync(TestContext.Current.CancellationToken));

        await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync(TestContext.Current.CancellationToken));
        await connection.SendAsync(Input, "b");

        Assert.Equal("b", (await connection.ReceiveAsync(TestContext.Current.CancellationToken))!.RequestId);
        Assert.Equal(2, fal.Requests.Count(static request => request.Path.EndsWith("/realtime", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refused_input_says_what_is_wrong_with_it()
    {
        await using TestFal fal = await TestFal.StartAsync();
        await using FalRealtimeConnection<Flux2ProInput, Flux2ProOutput> connection = await fal.NewApi(validateInput: false).Flux2Pro.ConnectRealtimeAsync();
        await connection.SendAsync(Input with { SafetyTolerance = new Flux2ProSafetyTolerance("99") });

        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(() => connection.ReceiveAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.InternalServerError, exception.StatusCode);
        Assert.StartsWith("1 validation error for Input safety_tolerance", exception.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("99", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_expired_on_the_way_is_replaced()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Realtime, AfterEvents = 0, Body = """{"status":"error","error":"Unauthorized"}""" });
        await using FalRealtimeConnection<Flux2ProInput, Flux2ProOutput> connection =
            await fal.Api.Flux2Pro.ConnectRealtimeAsync(new FalRealtimeOptions { Authentication = FalRealtimeAuthentication.Token });
        Task<FalRealtimeResult<Flux2ProOutput>?> receiving = connection.ReceiveAsync(TestContext.Current.CancellationToken);
        while (fal.Requests.Count(static request => request.Path.EndsWith("/flux-2-pro/realtime", StringComparison.Ordinal)) < 2)
        {
            await Task.Yield();
        }

        await connection.SendAsync(Input);

        Assert.NotNull(await receiving);
        Assert.Equal(2, fal.Requests.Count(static request => request.Path == "/tokens/realtime"));
    }

    [Theory]
    [InlineData(401, "did not accept the API key")]
    [InlineData(403, "refused the request")]
    public async Task A_refused_opening_is_told(int status, string what)
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Realtime, StatusCode = status });

        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(() => fal.Api.Flux2Pro.ConnectRealtimeAsync());

        Assert.Equal(status, (int)exception.StatusCode);
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_told()
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(() => fal.Api.Flux2Pro.Client.Endpoint("acme/none").ConnectRealtimeAsync());

        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Equal("acme/none", exception.EndpointId);
    }
}
