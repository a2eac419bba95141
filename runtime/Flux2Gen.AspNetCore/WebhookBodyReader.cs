using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Flux2Gen.AspNetCore;

/// <summary>Reads the body of a request as it came, and never more of it than is allowed.</summary>
internal static class WebhookBodyReader
{
    private const int FirstSize = 16 << 10;

    /// <summary>The most that a length that was only announced makes room for.</summary>
    private const int MaximumAhead = 1 << 20;

    /// <summary>Reads the body.</summary>
    /// <returns>The body; null when it is too large.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        long limit = Math.Min(LimitOf(context), Array.MaxLength - 1);
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

    private static long LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } metadata
            ? metadata.MaxRequestBodySize ?? long.MaxValue
            : WebhookMetadata.DefaultMaximumSize;
}
