using System.Diagnostics;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Diagnostics;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Realtime;

/// <summary>What logs, traces and metrics tell of a connection, and what they never do.</summary>
[Collection(TelemetryGroup.Name)]
public sealed class RealtimeTelemetryTests : RealtimeTest
{
    [Fact]
    public async Task A_connection_is_an_activity_and_each_input_is_counted()
    {
        using var telemetry = new TelemetryRecorder();
        using var logs = new CollectingLoggerFactory();
        Sockets.Accept(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.ReceiveAsync();
            await peer.SendAsync("1");
            await peer.CloseAsync(1011);
        });
        FalClient client = CreateClient(settings => (settings.Handler, settings.LoggerFactory) = (Sockets, logs));
        await using (FalRealtimeConnection<JsonElement, JsonElement> connection = await client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync())
        {
            await connection.SendAsync(Input);
            await connection.SendAsync(Input);
            Assert.NotNull(await connection.ReceiveAsync());
            await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync());
        }

        Activity activity = telemetry.Single("fal.realtime");
        Assert.Equal(
            "gen_ai.provider.name=fal gen_ai.request.model=fal-ai/flux-2 server.address=fal.run server.port=443 fal.realtime.sent=2 fal.realtime.received=1 error.type=Flux2Gen.FalConnectionException",
            string.Join(' ', activity.TagObjects.Select(static tag => FormattableString.Invariant($"{tag.Key}={tag.Value}"))));
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal(Enumerable.Repeat("1 fal.operation=realtime gen_ai.request.model=fal-ai/flux-2", 2), telemetry.Of("fal.client.requests"));
        Assert.Equal(
            ["Opened a realtime connection to fal-ai/flux-2.", "The realtime connection to fal-ai/flux-2 ended after 0 s, 2 inputs and 1 results, in Flux2Gen.FalConnectionException."],
            logs.Entries.Select(static entry => entry.Message));
    }

    [Fact]
    public async Task Neither_key_nor_token_nor_input_is_told()
    {
        using var eavesdropper = new Eavesdropper();
        Server.Answer(201, $"\"{Token}\"").Answer(401, "").Answer(201, $"\"{Token}\"");
        Sockets.Refuse().Accept(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.CloseAsync(1008, $"{Token} {Key}");
        });
        FalClient client = CreateClient(settings => (settings.Handler, settings.LoggerFactory) = (Sockets, eavesdropper.Logs));
        List<string> said = [];
        await using (FalRealtimeConnection<JsonElement, JsonElement> connection =
            await client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(new FalRealtimeOptions { Authentication = FalRealtimeAuthentication.Token }))
        {
            await connection.SendAsync(Input);
            said.Add((await Assert.ThrowsAsync<FalConnectionException>(() => connection.ReceiveAsync())).ToString());
        }

        Server.Answer(500, "");
        Sockets.Refuse();
        said.Add((await Assert.ThrowsAsync<FalApiException>(
            () => client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync(new FalRealtimeOptions { Authentication = FalRealtimeAuthentication.Token }))).ToString());

        Assert.All([.. said, .. eavesdropper.Everything], text =>
        {
            Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain("fal_jwt_token", text, StringComparison.Ordinal);
            Assert.DoesNotContain("private cat", text, StringComparison.Ordinal);
        });
        Assert.Contains(eavesdropper.Everything, static text => text.Contains("fal.realtime", StringComparison.Ordinal));
    }
}
