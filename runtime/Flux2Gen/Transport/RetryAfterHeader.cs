using System.Globalization;
using System.Net.Http.Headers;
using Flux2Gen.Options;

namespace Flux2Gen.Transport;

/// <summary>Reads how long a server asks to wait: as seconds or as a date, and whatever nonsense there is instead.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The wait, from 0 to what a timer can measure; null when the server asks for none, or for nothing that can be understood.</summary>
    /// <param name="headers">The headers of the answer.</param>
    /// <param name="now">The time here, for servers that do not tell theirs.</param>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        string? text = headers.NonValidated.TryGetValues("Retry-After", out HeaderStringValues values) ? values.ToString().Trim() : null;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (char.IsAsciiDigit(text[0])
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
        {
            return seconds < TimeLimit.Maximum.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeLimit.Maximum;
        }

        // By the server's own clock: the one here may be wrong, or jump.
        return headers.RetryAfter?.Date is { } date ? Bounded(date - (headers.Date ?? now)) : null;
    }

    private static TimeSpan Bounded(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero : wait > TimeLimit.Maximum ? TimeLimit.Maximum : wait;
}
