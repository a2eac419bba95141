using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Realtime;

/// <summary>Realtime connections whose other end is a script.</summary>
public abstract class RealtimeTest : FalTest
{
    internal const string Token = "token-1.abcdefgh";

    private protected RealtimeTest() => Sockets = Own(new ScriptedSockets(Server));

    internal ScriptedSockets Sockets { get; }

    internal FalClient SocketClient => field ??= CreateClient(settings => settings.Handler = Sockets);

    internal FalEndpoint<JsonElement, JsonElement> Edit => SocketClient.Endpoint("fal-ai/flux-2/flash/edit");

    internal static FalRealtimeOptions Again { get; } = new() { Reconnect = FalRealtimeReconnect.OnSend };

    internal static async Task<List<string>> ReceiveAllAsync(FalRealtimeConnection<JsonElement, JsonElement> connection)
    {
        List<string> results = [];
        await foreach (FalRealtimeResult<JsonElement> result in connection.ReceiveAllAsync().WithCancellation(TestContext.Current.CancellationToken))
        {
            results.Add(result.Data.GetRawText());
        }

        return results;
    }

    /// <summary>Answers each input with its number, until the client closes the connection.</summary>
    internal static async Task CountAsync(SocketPeer peer)
    {
        for (int number = 1; await peer.ReceiveAsync() is not null; number++)
        {
            await peer.SendAsync($$"""{"n":{{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}""");
        }
    }
}
