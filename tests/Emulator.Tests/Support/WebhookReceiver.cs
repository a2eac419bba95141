using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Tests.Support;

/// <summary>A server that webhooks are delivered to, and that answers with the statuses of a script, then with 200.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Channel<Reply> _deliveries = Channel.CreateUnbounded<Reply>();

    private WebhookReceiver(WebApplication application) => _application = application;

    /// <summary>Gets the address to submit with.</summary>
    public string Address => $"{_application.Urls.Single()}/hook?order=7";

    public static async Task<WebhookReceiver> StartAsync(params int[] statuses)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebhookReceiver receiver = new(builder.Build());
        Queue<int> script = new(statuses);
        receiver._application.Run(context => receiver.ReceiveAsync(context, script.TryDequeue(out int status) ? status : 200));
        await receiver._application.StartAsync(TestFal.Cancellation);
        return receiver;
    }

    /// <summary>Gives the next delivery; its status is the one it was answered with.</summary>
    public async Task<Reply> NextAsync() => await _deliveries.Reader.ReadAsync(TestFal.Cancellation);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context, int status)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Dictionary<string, string> headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        headers.Add(":line", $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        context.Response.StatusCode = status;
        await _deliveries.Writer.WriteAsync(new Reply(status, body.ToArray(), headers));
    }
}
