using Flux2Gen.Options;
using Flux2Gen.Text;

namespace Flux2Gen.Transport;

/// <summary>Reads the bodies of answers, and never more of one than is allowed.</summary>
internal static class BodyReader
{
    /// <summary>
    /// The least that is read of any answer: more than is ever shown of one, so that a key is taken out before the text is cut, and
    /// never cut in two.
    /// </summary>
    public const int Least = ErrorText.MaximumBody * 8;

    /// <summary>The most that a length that was only announced makes room for.</summary>
    private const int MaximumAhead = 1 << 20;

    private const int UnknownLength = 4096;

    /// <summary>Reads a body, and decompresses it if the HTTP handler did not.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="reading">Called before each wait for more.</param>
    /// <param name="received">Gets what came before a failure.</param>
    /// <returns>The body, or its beginning when it is longer than allowed.</returns>
    public static async Task<(ReadOnlyMemory<byte> Body, bool IsWhole)> ReadAsync(
        HttpResponseMessage response, BodyLimits limits, CancellationToken cancellationToken, Action? reading = null, ReceivedBody? received = null)
    {
        long? length = response.Content.Headers.ContentLength;
        long limit = !response.IsSuccessStatusCode ? Math.Min(limits.Maximum, limits.MaximumError)
            : length > limits.Maximum ? Least
            : limits.Maximum;
        (ReadOnlyMemory<byte> body, bool isWhole) = await ReadAsync(response, limit, length, reading, received, cancellationToken).ConfigureAwait(false);
        return CompressedBody.EncodingsOf(response).Count == 0 ? (body, isWhole) : CompressedBody.Decode(body, isWhole, response, limit, limits.MaximumRatio, received);
    }

    private static async Task<(ReadOnlyMemory<byte> Body, bool IsWhole)> ReadAsync(
        HttpResponseMessage response, long limit, long? length, Action? reading, ReceivedBody? received, CancellationToken cancellationToken)
    {
        // One byte more than is allowed tells what is too long from what just fits.
        var buffer = new byte[Math.Min(Math.Min(length ?? UnknownLength, limit), MaximumAhead) + 1];
        int count = 0;
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int read;
            reading?.Invoke();
            while ((read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false)) > 0)
            {
                count += read;
                if (count > limit)
                {
                    return (buffer.AsMemory(0, (int)limit), false);
                }

                if (count == buffer.Length)
                {
                    Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limit + 1));
                }

                if (received is not null)
                {
                    received.Bytes = buffer.AsMemory(0, count);
                }

                reading?.Invoke();
            }
        }

        return (buffer.AsMemory(0, count), true);
    }
}
