using Flux2Gen.Options;

namespace Flux2Gen;

/// <summary>How a file is downloaded.</summary>
public sealed record FalDownloadOptions
{
    internal static FalDownloadOptions Default { get; } = new();

    /// <summary>Gets the client to read with. It gets no key, and its own timeout and way with redirects hold.</summary>
    /// <value>The default value is <see langword="null"/>: one that all downloads share, which has no key and follows redirects to https only.</value>
    public HttpClient? HttpClient { get; init; }

    /// <summary>Gets a value indicating whether files are read from addresses of the public internet only.</summary>
    /// <remarks>
    /// <para>For servers that read files from URLs that others provide. Loopback, private, link-local, carrier-grade NAT, multicast and reserved
    /// addresses are refused with a <see cref="FalConnectionException"/>, also those that an IPv6 address stands for. The address that is
    /// connected to is checked, for redirects too, so that a DNS name that changes its address passes no check. No proxy is used.</para>
    /// <para>It cannot be combined with <see cref="HttpClient"/>, whose connections are not this library's, and not used in a browser.</para>
    /// </remarks>
    /// <value>The default value is <see langword="false"/>, with which a local fal works.</value>
    public bool PublicAddressesOnly { get; init; }

    /// <summary>Gets the largest file that is read, in bytes, at least 1. A larger one ends in a <see cref="FalProtocolException"/>, whatever length it was announced with.</summary>
    /// <remarks>
    /// Nothing is decoded of a data URI that holds more. If no limit is set, a body that is compressed though that was not requested may become
    /// as long as the largest of 16 MiB, <see cref="FalFile.FileSize"/> and 100 times its compressed length.
    /// </remarks>
    /// <value>The default value is <see langword="null"/>: files of any size.</value>
    public long? MaxSize { get; init; }

    /// <summary>Gets the progress callback. An exception that it throws ends the download.</summary>
    /// <value>The default value is <see langword="null"/>: no callback.</value>
    public IProgress<FalDownloadProgress>? Progress { get; init; }

    /// <summary>Gets how many times in a row an answer that is not the file is requested again, from 0 (never) to 100.</summary>
    /// <remarks>
    /// These are: a document in place of media, an empty or cut body, damaged compression, 202, 204 and 206, and 403 and 404 within two minutes
    /// of the creation of the <see cref="FalFile"/>. The waits between are those of <see cref="FalRetryOptions"/>.
    /// </remarks>
    /// <value>The default value is 4.</value>
    public int MaxRetries { get; init; } = 4;

    /// <summary>Gets the longest outage of the file's server that a download waits for, from 0 (none) to 49 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.</summary>
    /// <remarks>
    /// <para>An outage is a connection that fails, breaks or is silent, and the statuses 408, 425, 429 and from 500 on. The request is repeated, with the
    /// waits of <see cref="FalRetryOptions"/> or of <c>Retry-After</c>. A download goes on where it was if the server names the file by a strong
    /// <c>ETag</c> and it is still the same one; otherwise it begins anew, where that can be done.</para>
    /// <para>The time starts anew with each 64 KiB of the file. A file of which 64 KiB take longer, or <see cref="IdleTimeout"/> if that is longer,
    /// ends in a <see cref="FalTimeoutException"/>.</para>
    /// </remarks>
    /// <value>The default value is 5 minutes.</value>
    public TimeSpan OutageTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets how long the server may be silent before the connection counts as lost, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. At most 49 days.</summary>
    /// <value>The default value is 60 seconds.</value>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets how long a download may wait for the server in all, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. At most 49 days.</summary>
    /// <remarks>All connections and repetitions count; the time in which the caller's stream or callback works does not.</remarks>
    /// <value>The default value is 6 hours, in which a line of 1 Mbit/s reads 2.7 GB.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Gets a value indicating whether <see cref="FalFileExtensions.SaveToDirectoryAsync"/> replaces a file of the same name.</summary>
    /// <value>The default value is <see langword="false"/>: it takes another name, such as <c>cat (2).png</c>.</value>
    public bool Overwrite { get; init; }

    /// <summary>Gets the time provider used for delays and timeouts.</summary>
    /// <value>The default value is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        Check(MaxSize is null or > 0, nameof(MaxSize), "must be at least 1");
        Check(MaxRetries is >= 0 and <= 100, nameof(MaxRetries), "must be from 0 to 100");
        Check(!PublicAddressesOnly || HttpClient is null, nameof(PublicAddressesOnly), "must be false when HttpClient is set, whose connections are not checked");
        Check(!PublicAddressesOnly || !OperatingSystem.IsBrowser(), nameof(PublicAddressesOnly), "must be false in a browser, which makes the connections itself");
        Check(OutageTimeout == TimeSpan.Zero || TimeLimit.IsValid(OutageTimeout), nameof(OutageTimeout), $"must be 0, or {TimeLimit.Rule}");
        Check(TimeLimit.IsValid(Timeout), nameof(Timeout), $"must be {TimeLimit.Rule}");
        Check(TimeLimit.IsValid(IdleTimeout), nameof(IdleTimeout), $"must be {TimeLimit.Rule}");
        Check(TimeProvider is not null, nameof(TimeProvider), "must not be null");
    }

    private static void Check(bool isValid, string property, string rule)
    {
        if (!isValid)
        {
            throw new ArgumentException($"{nameof(FalDownloadOptions)}.{property} {rule}.");
        }
    }
}
