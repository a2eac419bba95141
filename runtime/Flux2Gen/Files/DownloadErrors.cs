using System.Globalization;
using System.Text;
using Flux2Gen.Text;
using Flux2Gen.Transport;

namespace Flux2Gen.Files;

/// <summary>Makes the errors of downloads. Neither the query of an address, which can hold a signature, nor a password in it is in any.</summary>
internal static class DownloadErrors
{
    public static FalException NoAddress() =>
        new("The file has no web address to read it from: FalFile.Url must be an http or https URL, or a data URI.");

    public static FalConnectionException Lost(Uri address, Exception cause) =>
        new($"The file could not be read from {address.Host}: check the network and try again soon, because fal keeps files only for a limited time.", cause);

    public static FalConnectionException Changed(Uri address, Exception? cause) =>
        new($"The connection to {address.Host} was lost, and the file there is another one now: read it again from its beginning.", cause);

    public static FalConnectionException Untrusted(Uri address, Exception cause) =>
        new($"No secure connection to {address.Host} could be made: check its certificate, the clock of this machine and the proxy.", cause) { IsRetryable = false };

    public static FalConnectionException Blocked(Uri address, Exception cause) =>
        new($"The file is at {address.Host}, which has no public address: FalDownloadOptions.PublicAddressesOnly does not allow to read it.", cause) { IsRetryable = false };

    public static FalTimeoutException Silent(Uri address, Exception cause) =>
        new($"{address.Host} did not send the file in time: check the network and try again.", cause);

    public static FalTimeoutException Slow(DownloadContext context, long position, Exception? cause = null)
    {
        string setting = context.Patience.IsOver ? nameof(FalDownloadOptions.Timeout) : nameof(FalDownloadOptions.OutageTimeout);
        return new($"{context.Address.Host} sent {context.Expected.Description} too slowly for FalDownloadOptions.{setting}: {ByteSize.Text(position)} came. Check the network and try again.", cause)
        {
            Attempts = context.Patience.Attempts,
        };
    }

    public static FalProtocolException TooLarge(string place, long maximum)
    {
        string size = maximum.ToString("N0", CultureInfo.InvariantCulture);
        return new($"The file {place} is larger than the {size} bytes of FalDownloadOptions.MaxSize and was not taken.");
    }

    public static FalProtocolException Encoded(Uri address) =>
        new($"{address.Host} sent the file compressed in a way that nobody asked for and this library does not know: it was not read.");

    public static FalProtocolException Expanded(DownloadContext context, long wireBytes, long size) =>
        new($"{context.Address.Host} sent {context.Expected.Description} compressed though that was not requested, and {ByteSize.Text(wireBytes)} became more than {ByteSize.Text(size)}: "
            + "it was not read. Set FalDownloadOptions.MaxSize to the size that the file may have.");

    public static FalProtocolException Damaged(DownloadContext context, Exception cause) =>
        new($"{context.Address.Host} sent {context.Expected.Description} compressed though that was not requested, and the compression is damaged: try again soon.", cause) { IsRetryable = true };

    public static FalProtocolException Cut(DownloadContext context, long size) =>
        new($"{context.Address.Host} did not send all of {context.Expected.Description}: {ByteSize.Text(size)} came. Try again soon.") { IsRetryable = true };

    /// <summary>Creates the error for a document in place of the file.</summary>
    public static FalProtocolException Impostor(DownloadContext context, string mediaType, long? length, ReadOnlySpan<byte> head)
    {
        string what = mediaType switch
        {
            "text/html" => "an HTML page",
            "application/json" => "JSON",
            "application/xml" => "XML",
            _ => mediaType,
        };
        string size = length is { } known ? $" of {ByteSize.Text(known)}" : "";
        return new($"{context.Address.Host} sent {what}{size} in place of {context.Expected.Description}: it was not taken. Try again soon.")
        {
            Body = head.IsEmpty ? null : Encoding.UTF8.GetString(head),
            IsRetryable = true,
        };
    }

    public static FalApiException Refused(Uri address, HttpResponseMessage response, DateTimeOffset now)
    {
        string place = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        string message = (int)response.StatusCode switch
        {
            404 or 410 => $"The file is not at {place} any more (HTTP {status}): fal keeps results only for a limited time, so save them soon.",
            < 300 => $"The server of the file at {place} did not send all of it (HTTP {status}): try again soon.",
            >= 300 and < 400 => $"The file at {place} is said to be elsewhere (HTTP {status}), at no https address, behind too many others, or where the default headers of FalDownloadOptions.HttpClient must not go: it was not read.",
            _ => $"The file at {place} could not be read (HTTP {status}): check that it may be read without a key, and try again.",
        };
        return new FalApiException(message, response.StatusCode) { RetryAfter = RetryAfterHeader.Read(response.Headers, now) };
    }
}
