using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flux2Gen;

/// <summary>Tells whether a webhook is fal's: whether fal signed exactly this body, at about this time.</summary>
/// <remarks>
/// <para>Make one for the life of the program, and share it: it may be used from many threads, and holds fal's keys.</para>
/// <para>
/// A webhook that passes may still be one that came before, because fal delivers again when it got no answer in time, and whoever can
/// read a delivery can repeat it within <see cref="FalWebhookVerifierOptions.Tolerance"/>. Do what is done for a request once per
/// <see cref="FalWebhook{TOutput}.RequestId"/>.
/// </para>
/// </remarks>
public sealed class FalWebhookVerifier : IDisposable
{
    private readonly FalWebhookVerifierOptions _options;
    private readonly WebhookKeyCache _keys;
    private readonly HttpClient? _ownHttpClient;

    /// <summary>Initializes a new instance that takes fal's own keys.</summary>
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
        _ownHttpClient = options.HttpClient is null ? OwnHttpClient.ForApi() : null;
        ILogger logger = options.LoggerFactory is { } factory ? new FencedLogger(factory.CreateLogger(FalDiagnostics.LogCategory)) : NullLogger.Instance;
        _keys = new WebhookKeyCache(_options, options.HttpClient ?? _ownHttpClient!, logger);
    }

    /// <summary>Checks a webhook. The first call, and one per <see cref="FalWebhookVerifierOptions.KeyLifetime"/>, fetches fal's keys.</summary>
    /// <param name="headers">The four headers, as they came.</param>
    /// <param name="body">The body as it came, byte for byte: what was parsed and written again does not fit its signature.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it is to be trusted. Look at <see cref="FalWebhookVerification.IsValid"/>, or call <see cref="FalWebhookVerification.EnsureValid"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<FalWebhookVerification> VerifyAsync(FalWebhookHeaders headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (CheckHeaders(headers, out byte[] signature) is var failure and not FalWebhookFailure.None)
        {
            return new FalWebhookVerification(failure);
        }

        if (await _keys.GetAsync(cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return new FalWebhookVerification(FalWebhookFailure.KeysUnavailable);
        }

        byte[] message = ToMessage(headers, body.Span);
        if (IsByOneOf(known.Keys, message, signature))
        {
            return new FalWebhookVerification(FalWebhookFailure.None);
        }

        // fal may have a new key.
        WebhookKeyCache.Snapshot? fetched = await _keys.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return new FalWebhookVerification(
            fetched is null ? FalWebhookFailure.KeysUnavailable
            : ReferenceEquals(fetched, known) || !IsByOneOf(fetched.Keys, message, signature) ? FalWebhookFailure.NoMatchingKey
            : FalWebhookFailure.None);
    }

    /// <summary>Closes the connections that the verifier made itself; <see cref="FalWebhookVerifierOptions.HttpClient"/> is left alone.</summary>
    public void Dispose() => _ownHttpClient?.Dispose();

    /// <summary>What fal signs: the headers as they came, and the hash of the body, on four lines without an end.</summary>
    private static byte[] ToMessage(FalWebhookHeaders headers, ReadOnlySpan<byte> body)
    {
#pragma warning disable CA1308 // Lower case is what is signed.
        string hash = Convert.ToHexString(SHA256.HashData(body)).ToLowerInvariant();
#pragma warning restore CA1308
        return Encoding.UTF8.GetBytes($"{headers.RequestId}\n{headers.UserId}\n{headers.Timestamp}\n{hash}");
    }

    /// <summary>Tries every key, also when one fits: the time taken does not tell which.</summary>
    private static bool IsByOneOf(IReadOnlyList<Ed25519PublicKey> keys, byte[] message, byte[] signature)
    {
        bool isValid = false;
        foreach (Ed25519PublicKey key in keys)
        {
            isValid |= key.Verify(message, signature);
        }

        return isValid;
    }

    private static bool TryParseSignature(string text, out byte[] signature)
    {
        bool isHex = text.Length == Ed25519PublicKey.SignatureLength * 2 && text.All(char.IsAsciiHexDigit);
        signature = isHex ? Convert.FromHexString(text) : [];
        return isHex;
    }

    private FalWebhookFailure CheckHeaders(FalWebhookHeaders headers, out byte[] signature)
    {
        signature = [];
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

        if (!TryParseSignature(headers.Signature, out signature))
        {
            return FalWebhookFailure.MalformedSignature;
        }

        // Exact: a whole second was signed, and what passed since counts with its fractions. Compared as decimals, no number overflows.
        decimal age = (_options.TimeProvider.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) - ((decimal)seconds * TimeSpan.TicksPerSecond);
        return age > _options.Tolerance.Ticks ? FalWebhookFailure.TimestampTooOld
            : age < -_options.Tolerance.Ticks ? FalWebhookFailure.TimestampTooNew
            : FalWebhookFailure.None;
    }
}
