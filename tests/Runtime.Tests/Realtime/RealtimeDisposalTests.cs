using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Realtime;

/// <summary>Connections of a client that is disposed.</summary>
public sealed class RealtimeDisposalTests : RealtimeTest
{
    [Theory]
    [InlineData(FalRealtimeReconnect.Never)]
    [InlineData(FalRealtimeReconnect.OnSend)]
    [InlineData(FalRealtimeReconnect.Automatic)]
    public async Task A_connection_ends_with_its_client(FalRealtimeReconnect reconnect)
    {
        Sockets.Accept(CountAsync);
        await using FalRealtimeConnection<JsonElement, JsonElement> connection = await Edit.ConnectRealtimeAsync(new FalRealtimeOptions { Reconnect = reconnect });
        await connection.SendAsync(Input);
        Assert.NotNull(await connection.ReceiveAsync());
        Task receiving = connection.ReceiveAsync();

        SocketClient.Dispose();

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => receiving.WaitAsync(HangLimit));
        Assert.True(error is FalException or OperationCanceledException, error.ToString());
        Assert.Single(Sockets.Peers);
    }
}
