using Flux2Gen.Transport;

namespace Flux2Gen.Storage;

/// <summary>Gets tokens for fal's CDN, and keeps the last one for as long as it holds.</summary>
// Its semaphore has no handle to give back, because nobody asks for one.
#pragma warning disable CA1001
internal sealed class UploadTokens(ClientTransport transport)
#pragma warning restore CA1001
{
    private static readonly ReadOnlyMemory<byte> EmptyObject = "{}"u8.ToArray();

    private readonly SemaphoreSlim _turn = new(1, 1);
    private UploadToken? _last;

    /// <summary>Gets a token.</summary>
    /// <param name="refused">One that the CDN did not accept, and that is not given again; null when there is none.</param>
    /// <param name="subject">What the token is for, in messages.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="FalException">There is none.</exception>
    public async Task<UploadToken> GetAsync(UploadToken? refused, string subject, CancellationToken cancellationToken)
    {
        // A key that changed belongs to another account, perhaps to another user's.
        string key = await transport.Sender.GetKeyAsync(cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_last is { } last && last != refused && last.Owner == key && !last.IsDue(transport.Options.TimeProvider.GetUtcNow()))
            {
                return last;
            }

            UploadToken token = await AskAsync(subject, cancellationToken).ConfigureAwait(false);
            _last = token.HasEnd ? token : null;
            return token;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The error for an answer without a token that can be used. It has no body: in it there may be one in a form that is not known.</summary>
    private static FalProtocolException Unusable(ApiCall call, ApiResponse response) =>
        new($"{call.Uri.Host} answered, but gave no usable token for its CDN, to upload {call.Subject} with.") { Attempts = response.Attempts };

    private async Task<UploadToken> AskAsync(string subject, CancellationToken cancellationToken)
    {
        var call = new ApiCall
        {
            Operation = FalOperation.AuthorizeUpload,
            IsRefusal = UploadAnswers.IsRefusal,
            Method = HttpMethod.Post,
            Uri = transport.Uris.AuthorizeUpload,
            Timeout = transport.Options.NetworkTimeout,
            Subject = subject,
            Content = static () => JsonContent.Create(EmptyObject),
        };
        ApiResponse response = await transport.Sender.SendSuccessfullyAsync(call, cancellationToken).ConfigureAwait(false);
        return UploadToken.Read(response, transport.Options.TimeProvider.GetUtcNow()) is { } token && transport.Uris.IsAllowedForStorage(token.BaseUri)
            ? token
            : throw Unusable(call, response);
    }
}
