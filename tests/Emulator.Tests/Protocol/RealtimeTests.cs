using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Flux2Gen.Emulator.Realtime;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

/// <summary>Realtime connections as another client than ours sees them. Ours is in the tests of the emitted client.</summary>
public sealed class RealtimeTests
{
    [Fact]
    public async Task A_text_frame_fails_as_it_does_at_fal()
    {
        await using TestFal test = await TestFal.StartAsync();
        using ClientWebSocket socket = await test.ConnectAsync("acme/painter/realtime");
        await socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Text, true, TestFal.Cancellation);

        Assert.Equal("""{"type":"x-fal-error","error":"INTERNAL_ERROR","reason":"'bytes'"}""", await ReceiveAsync(socket));
        Assert.Equal("1000", await ReceiveAsync(socket));
    }

    [Theory]
    [InlineData("tokens/", """{"allowed_apps":["painter"],"token_expiration":120}""", 200)]
    [InlineData("tokens/realtime", """{"allowed_apps":["acme/painter/realtime"],"duration":120}""", 201)]
    public async Task A_token_of_either_form_opens_what_it_names_until_it_expires(string path, string body, int status)
    {
        await using TestFal test = await TestFal.StartAsync();
        Reply reply = await test.PostAsync($"rest.fal.ai/{path}", body);
        Assert.Equal(status, reply.Status);
        string answer = Encoding.UTF8.GetString(reply.Body);
        using JsonDocument json = JsonDocument.Parse(answer);
        string token = json.RootElement.ValueKind is JsonValueKind.String ? json.RootElement.GetString()! : json.RootElement.GetProperty("token").GetString()!;

        using ClientWebSocket open = await test.ConnectAsync($"acme/painter/realtime?fal_jwt_token={token}", withKey: false);
        await open.SendAsync(new byte[] { 0xc1 }, WebSocketMessageType.Binary, true, TestFal.Cancellation);
        Assert.Contains("INTERNAL_ERROR", await ReceiveAsync(open), StringComparison.Ordinal);

        test.Time.AdvanceSeconds(120);
        using ClientWebSocket late = await test.ConnectAsync($"acme/painter/realtime?fal_jwt_token={token}", withKey: false);
        Assert.Equal("""{"status":"error","error":"Unauthorized"}""", await ReceiveAsync(late));
        Assert.Equal("1000", await ReceiveAsync(late));
    }

    [Fact]
    public async Task Other_openings_are_refused()
    {
        await using TestFal test = await TestFal.StartAsync();

        Assert.Equal(401, await test.TryConnectAsync("acme/painter/realtime", withKey: false));
        Assert.Equal(404, await test.TryConnectAsync("acme/nobody/realtime"));
        Assert.Equal(422, (await test.PostAsync("rest.fal.ai/tokens/realtime", """{"allowed_apps":["painter"],"token_expiration":120}""")).Status);
        Assert.Equal(422, (await test.PostAsync("rest.fal.ai/tokens/", "[]")).Status);
        Assert.Equal(405, (await test.GetAsync("rest.fal.ai/tokens/")).Status);
    }

    [Theory]
    [InlineData("82a161c3a1629301cbbff8000000000000d0df", """{"a":true,"b":[1,-1.5,-33]}""")]
    [InlineData("de0001a178dd00000001da000161", """{"x":["a"]}""")]
    [InlineData("81a178c403010203", """{"x":"data:application/octet-stream;base64,AQID"}""")]
    [InlineData("81d90178d3ffffffff00000000", """{"x":-4294967296}""")]
    [InlineData("91ca3fc00000", "[1.5]")]
    [InlineData("8101c0", null)]
    [InlineData("ddffffffff", null)]
    [InlineData("c0c0", null)]
    public void Messages_are_read(string hex, string? json)
    {
        string? actual;
        try
        {
            using MemoryStream buffer = new();
            using (Utf8JsonWriter writer = new(buffer))
            {
                MessagePackDecoder.Decode(Convert.FromHexString(hex), writer);
            }

            actual = Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (FormatException)
        {
            actual = null;
        }

        Assert.Equal(json, actual);
    }

    /// <summary>A message as text, or the status of the close.</summary>
    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[4096];
        ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), TestFal.Cancellation);
        return part.MessageType is WebSocketMessageType.Close ? $"{(int)socket.CloseStatus!}" : Encoding.UTF8.GetString(buffer, 0, part.Count);
    }
}
