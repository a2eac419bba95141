using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Flux2Gen.AspNetCore;

/// <summary>Reads the body of a request byte for byte, up to a limit.</summary>
internal static class WebhookBodyReader
{
    private const int FirstSize = 16 << 10;

    /// <summary>The largest buffer that an announced length alone allocates.</summary>
    private const int MaximumAhead = 1 << 20;

    /// <summary>Reads the body.</summary>
    /// <returns>The body; <see langword="null"/> if it is too large.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, int maximum)
    {
        long limit = Math.Min(LimitOf(context), maximum);
        long? length = context.Request.ContentLength;
        if (length > limit)
        {
            return null;
        }

        // One byte more than is allowed tells what is too large from what just fits.
        var buffer = new byte[Math.Min(Math.Min(length ?? FirstSize, limit), MaximumAhead) + 1];
        int count = 0;
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer.AsMemory(count), context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            count += read;
            if (count > limit)
            {
                return null;
            }

            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limit + 1));
            }
        }

        return buffer.AsMemory(0, count);
    }

    /// <summary>The limit of this address. Routing tells the server too, but not every server heeds it.</summary>
    private static long LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? long.MaxValue;
}
