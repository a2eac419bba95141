using Microsoft.AspNetCore.Http;

namespace Flux2Gen.Emulator.Server;

/// <summary>An answer that has been decided on but not written; what makes faults after processing possible.</summary>
internal abstract class EmulatorResponse
{
    /// <summary>Gets the headers to send, beside those the body needs.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a header.</summary>
    public EmulatorResponse With(string name, string value)
    {
        Headers[name] = value;
        return this;
    }

    /// <summary>Sends the answer.</summary>
    public Task WriteAsync(HttpContext context)
    {
        foreach ((string name, string value) in Headers)
            context.Response.Headers[name] = value;
        return WriteBodyAsync(context);
    }

    protected abstract Task WriteBodyAsync(HttpContext context);
}
