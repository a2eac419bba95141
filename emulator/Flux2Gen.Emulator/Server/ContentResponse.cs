using System.Text.Json;
using Flux2Gen.Emulator.Schemas;
using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Server;

/// <summary>An answer whose whole body is known.</summary>
internal sealed class ContentResponse(int statusCode, byte[] body, string contentType) : EmulatorResponse
{
    private const string JsonContentType = "application/json";

    public static ContentResponse Json(int statusCode, byte[] json) => new(statusCode, json, JsonContentType);

    public static ContentResponse Json(int statusCode, Action<Utf8JsonWriter> write) => Json(statusCode, JsonText.Write(write));

    /// <summary>fal's plain error: <c>{"detail": "…"}</c>.</summary>
    public static ContentResponse Detail(int statusCode, string detail) => Json(statusCode, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("detail", detail);
        writer.WriteEndObject();
    });

    /// <summary>The queue's answer that is only a status: <c>{"status": "…"}</c>.</summary>
    public static ContentResponse Status(int statusCode, string status) => Json(statusCode, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", status);
        writer.WriteEndObject();
    });

    protected override async Task WriteBodyAsync(HttpContext context)
    {
        context.Response.StatusCode = statusCode;
        if (body.Length > 0)
            context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
