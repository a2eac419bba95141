using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Inference;
using Flux2Gen.Emulator.Schemas;
using Flux2Gen.Emulator.Server;
using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Realtime;

/// <summary>A realtime connection: one result for each input, each followed by its timing, until nothing comes for a while.</summary>
internal sealed class RealtimeResponse(EndpointDocument endpoint, InferenceEngine engine, bool isAuthorized, TimeSpan idleTimeout) : EmulatorResponse
{
    private const int MaximumMessage = 16 << 20;
    private const string Unauthorized = """{"status":"error","error":"Unauthorized"}""";
    private const string Idle = """{"type":"x-fal-error","error":"TIMEOUT","reason":"no inputs, reconnect when needed!"}""";
    private const string Timings = """{"type":"x-fal-message","action":"timings","timing":0.1}""";

    private LocalFalFault? _fault;

    /// <summary>Lets the connection break after some results.</summary>
    public RealtimeResponse BreakAfter(LocalFalFault fault)
    {
        _fault = fault;
        return this;
    }

    protected override async Task WriteBodyAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        try
        {
            await ServeAsync(context, socket);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The caller left.
        }
    }

    private async Task ServeAsync(HttpContext context, WebSocket socket)
    {
        CancellationToken cancellation = context.RequestAborted;
        if (!isAuthorized)
        {
            await EndAsync(socket, Unauthorized, cancellation);
            return;
        }

        for (int results = 0; ; results++)
        {
            if (_fault is { } fault && results == fault.AfterEvents)
            {
                // Not reset: what was sent before is to arrive.
                if (!fault.Abort)
                    await EndAsync(socket, fault.Body, cancellation);
                return;
            }

            using CancellationTokenSource silence = new();
            Task<(byte[] Message, WebSocketMessageType Type)> receiving = ReceiveAsync(socket, cancellation);
            if (await Task.WhenAny(receiving, Task.Delay(idleTimeout, silence.Token)) != receiving)
            {
                await EndAsync(socket, Idle, cancellation);
                return;
            }

            await silence.CancelAsync();
            (byte[] message, WebSocketMessageType type) = await receiving;
            if (type is WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
                return;
            }

            // The framework that fal's apps are made with takes bytes only, and says so in this way.
            (byte[]? output, string? error) = type is WebSocketMessageType.Text ? (null, "'bytes'") : Answer(message);
            if (output is null)
            {
                await EndAsync(socket, $$"""{"type":"x-fal-error","error":"INTERNAL_ERROR","reason":{{JsonText.Quote(error!)}}}""", cancellation);
                return;
            }

            await socket.SendAsync(output, WebSocketMessageType.Binary, true, cancellation);
            await SendTextAsync(socket, Timings, cancellation);
        }
    }

    /// <summary>Runs the model on a message: gives its output, or the text of the exception that its input would raise.</summary>
    private (byte[]? Output, string? Error) Answer(byte[] message)
    {
        byte[] json;
        try
        {
            json = JsonText.Write(writer => MessagePackDecoder.Decode(message, writer));
        }
        catch (FormatException exception)
        {
            return (null, exception.Message);
        }

        ModelResponse response = engine.Run(endpoint, json);
        using JsonDocument body = JsonDocument.Parse(response.Body);
        if (response.StatusCode != 200)
            return (null, Describe(body.RootElement));
        using JsonDocument input = JsonDocument.Parse(json);
        return (MessagePackEncoder.Encode(WithId(body.RootElement, JsonText.ReadMember(input.RootElement, "request_id"))), null);
    }

    private static JsonElement WithId(JsonElement output, string? requestId)
    {
        if (requestId is null || output.ValueKind is not JsonValueKind.Object)
            return output;
        byte[] json = JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (JsonProperty property in output.EnumerateObject())
                property.WriteTo(writer);
            writer.WriteString("request_id", requestId);
            writer.WriteEndObject();
        });
        return JsonElement.Parse(json);
    }

    /// <summary>What pydantic says of an input that breaks rules.</summary>
    private static string Describe(JsonElement body)
    {
        JsonElement[] errors = body.TryGetProperty("detail", out JsonElement detail) && detail.ValueKind is JsonValueKind.Array ? [.. detail.EnumerateArray()] : [];
        StringBuilder text = new($"{errors.Length} validation error{(errors.Length == 1 ? "" : "s")} for Input");
        foreach (JsonElement error in errors)
        {
            string place = string.Join('.', error.GetProperty("loc").EnumerateArray().Skip(1));
            string input = error.TryGetProperty("input", out JsonElement value) ? value.GetRawText() : "None";
            text.Append($"\n{place}\n  {JsonText.ReadMember(error, "msg")} [type={JsonText.ReadMember(error, "type")}, input_value={input}, input_type=any]");
        }

        return text.ToString();
    }

    private static async Task<(byte[] Message, WebSocketMessageType Type)> ReceiveAsync(WebSocket socket, CancellationToken cancellation)
    {
        using MemoryStream message = new();
        byte[] buffer = new byte[1 << 16];
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            message.Write(buffer, 0, part.Count);
            if (message.Length > MaximumMessage)
                throw new WebSocketException(WebSocketError.HeaderError);
            if (part.EndOfMessage)
                return (message.ToArray(), part.MessageType);
        }
    }

    private static async Task EndAsync(WebSocket socket, string message, CancellationToken cancellation)
    {
        if (message.Length > 0)
            await SendTextAsync(socket, message, cancellation);
        await socket.CloseAsync(message.Length > 0 ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.InternalServerError, null, cancellation);
    }

    private static Task SendTextAsync(WebSocket socket, string text, CancellationToken cancellation) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellation);
}
