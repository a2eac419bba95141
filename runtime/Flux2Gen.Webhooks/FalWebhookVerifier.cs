using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Flux2Gen.Webhooks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flux2Gen;

/// <summary>Checks whether fal sent a webhook: whether fal signed exactly this body, at about this time.</summary>
/// <remarks>
/// <para>Create one for the life of the program and share it: it is thread-safe, and keeps fal's keys.</para>
/// <para>
/// A valid webhook may still be a repeated one: fal delivers again when it gets no answer in time, and a delivery that was intercepted
/// can be replayed within <see cref="FalWebhookVerifierOptions.Tolerance"/>. Handle each
/// <see cref="FalWebhook{TOutput}.RequestId"/> once.
/// </para>
/// </remarks>
public sealed class FalWebhookVerifier : IDisposable
{
    private readonly FalWebhookVerifierOptions _options;
    private readonly WebhookKeyCache _keys;
    private readonly HttpClient? _ownHttpClient;

    /// <summary>Initializes a new instance that uses fal's own keys.</summary>
    public FalWebhookVerifier()
        : this(new FalWebhookVerifierOptions())
    {
    }

    /// <summary>Initializes a new instance.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A setting is not allowed; the message names it.</exception>
    public FalWebhookVerifier(FalWebhookVerifierOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options.Copy();
        Checks = new CheckLimiter(options.MaxConcurrentChecks);
        _ownHttpClient = options.HttpClient is null ? CreateHttpClient(options.KeySetUri) : null;
        ILogger logger = options.LoggerFactory?.CreateLogger(FalDiagnostics.LogCategory) ?? NullLogger.Instance;
        _keys = new WebhookKeyCache(_options, options.HttpClient ?? _ownHttpClient!, logger);
    }

    /// <summary>Gets the maximum size of a body, in bytes: <see cref="FalWebhookVerifierOptions.MaxBodySize"/>.</summary>
    public int MaxBodySize => _options.MaxBodySize;

    internal CheckLimiter Checks { get; }

    /// <summary>Checks the form of the headers and their time, without the body and without waiting: a stranger's delivery mostly ends here.</summary>
    /// <remarks>Call it before the body is read. <see cref="VerifyAsync"/> makes these checks too.</remarks>
    /// <param name="headers">The four headers, as received.</param>
    /// <returns>What is wrong with the headers. <see cref="FalWebhookFailure.None"/> says nothing of the signature, which is still to be checked.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    public FalWebhookFailure CheckHeaders(FalWebhookHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (string.IsNullOrEmpty(headers.RequestId) || string.IsNullOrEmpty(headers.UserId)
            || string.IsNullOrEmpty(headers.Timestamp) || string.IsNullOrEmpty(headers.Signature))
        {
            return FalWebhookFailure.MissingHeader;
        }

        // A line break in a value would make another message of the same text.
        if (headers.RequestId.Any(char.IsControl) || headers.UserId.Any(char.IsControl)
            || !long.TryParse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            return FalWebhookFailure.MalformedHeader;
        }

        if (headers.Signature.Length != WebhookKey.SignatureLength * 2 || !headers.Signature.All(char.IsAsciiHexDigit))
        {
            return FalWebhookFailure.MalformedSignature;
        }

        // Exact: a whole second was signed, and what passed since counts with its fractions. Compared as decimals, no number overflows.
        decimal age = (_options.TimeProvider.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) - ((decimal)seconds * TimeSpan.TicksPerSecond);
        return age > _options.Tolerance.Ticks ? FalWebhookFailure.TimestampTooOld
            : age < -_options.Tolerance.Ticks ? FalWebhookFailure.TimestampTooNew
            : FalWebhookFailure.None;
    }

    /// <summary>Checks a webhook. The first call, and one per <see cref="FalWebhookVerifierOptions.KeyLifetime"/>, fetches fal's keys.</summary>
    /// <param name="headers">The four headers, as received.</param>
    /// <param name="body">The body as received, byte for byte: a body that was parsed and written again does not fit its signature.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result. Read <see cref="FalWebhookVerification.IsValid"/>, or call <see cref="FalWebhookVerification.EnsureValid"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async ValueTask<FalWebhookVerification> VerifyAsync(FalWebhookHeaders headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        FalWebhookFailure failure = CheckHeaders(headers);
        if (failure == FalWebhookFailure.None)
        {
            failure = body.Length > _options.MaxBodySize
                ? FalWebhookFailure.BodyTooLarge
                : await CheckSignatureAsync(headers, body, cancellationToken).ConfigureAwait(false);
        }

        return new FalWebhookVerification(failure);
    }

    /// <summary>Closes the connections of the verifier's own HTTP client; <see cref="FalWebhookVerifierOptions.HttpClient"/> is not disposed.</summary>
    public void Dispose() => _ownHttpClient?.Dispose();

    private static HttpClient CreateHttpClient(Uri keySet)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,

            // The keys of a local fal never come from a proxy.
            UseProxy = !keySet.IsLoopback,
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private async ValueTask<FalWebhookFailure> CheckSignatureAsync(FalWebhookHeaders headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (await _keys.GetAsync(cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return FalWebhookFailure.KeysUnavailable;
        }

        FalWebhookFailure failure = await TryKeysAsync(known).ConfigureAwait(false);
        if (failure != FalWebhookFailure.NoMatchingKey)
        {
            return failure;
        }

        // fal may have a new key.
        WebhookKeyCache.Snapshot? fetched = await _keys.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return fetched is null ? FalWebhookFailure.KeysUnavailable
            : ReferenceEquals(fetched, known) ? FalWebhookFailure.NoMatchingKey
            : await TryKeysAsync(fetched).ConfigureAwait(false);

        async ValueTask<FalWebhookFailure> TryKeysAsync(WebhookKeyCache.Snapshot keys) =>
            await Checks.RunAsync(() => IsSignedByOneOf(keys.Keys, headers, body.Span), cancellationToken).ConfigureAwait(false) switch
            {
                true => FalWebhookFailure.None,
                false => FalWebhookFailure.NoMatchingKey,
                null => FalWebhookFailure.TooManyChecks,
            };
    }

    private static bool IsSignedByOneOf(IReadOnlyList<WebhookKey> keys, FalWebhookHeaders headers, ReadOnlySpan<byte> body)
    {
        byte[] message = ToMessage(headers, body);
        byte[] signature = Convert.FromHexString(headers.Signature!);

        // Every key is tried, also when one fits: the time taken does not tell which.
        bool isValid = false;
        foreach (WebhookKey key in keys)
        {
            isValid |= key.Verify(message, signature);
        }

        return isValid;
    }

    /// <summary>The signed message: the headers as received, and the hash of the body, on four lines without an end.</summary>
    private static byte[] ToMessage(FalWebhookHeaders headers, ReadOnlySpan<byte> body)
    {
#pragma warning disable CA1308 // Lower case is what is signed.
        string hash = Convert.ToHexString(SHA256.HashData(body)).ToLowerInvariant();
#pragma warning restore CA1308
        return Encoding.UTF8.GetBytes($"{headers.RequestId}\n{headers.UserId}\n{headers.Timestamp}\n{hash}");
    }
}
