using Flux2Gen.Emulator.Server;
using Flux2Gen.Emulator.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>From ASP.NET's request to fal's, and back.</summary>
internal sealed class RequestPipeline(HostDispatcher dispatcher)
{
    public async Task InvokeAsync(HttpContext context)
    {
        EmulatorResponse response;
        try
        {
            response = LoopbackGuard.Allows(context.Request.Host.Host)
                ? Dispatch(await ReadAsync(context))
                : ContentResponse.Detail(StatusCodes.Status403Forbidden, LoopbackGuard.Refusal);
        }
        catch (BadHttpRequestException exception)
        {
            response = ContentResponse.Detail(exception.StatusCode, exception.Message);
        }

        await response.WriteAsync(context);
    }

    private EmulatorResponse Dispatch(EmulatorRequest request)
    {
        try
        {
            return dispatcher.Dispatch(request);
        }
#pragma warning disable CA1031 // Nothing is logged, so a mistake of ours must be visible in the answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ContentResponse.Detail(StatusCodes.Status500InternalServerError, $"The local fal failed: {exception}")
                .With(FalHeaders.ErrorType, "internal_error");
        }
    }

    private static async Task<EmulatorRequest> ReadAsync(HttpContext context)
    {
        bool isWebSocket = context.WebSockets.IsWebSocketRequest;
        string path = context.Request.Path.Value ?? "/";
        int hostEnd = path.IndexOf('/', 1);
        string host = hostEnd < 0 ? path[1..] : path[1..hostEnd];
        bool isOfFile = host is MediaUrls.Host or MediaUrls.CdnHostName;
        if (isOfFile && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = BodySpool.MaximumOnDisk;
        return new EmulatorRequest
        {
            Method = context.Request.Method,
            Host = host,
            Path = hostEnd < 0 ? "/" : path[hostEnd..],
            Query = context.Request.QueryString.Value ?? "",
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Content = isWebSocket ? new MemoryContent([]) : await BodySpool.ReadAsync(context.Request.Body, isOfFile, context.RequestAborted),
            IsWebSocket = isWebSocket,
        };
    }
}
