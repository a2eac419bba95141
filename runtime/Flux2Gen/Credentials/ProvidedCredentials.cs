namespace Flux2Gen.Credentials;

/// <summary>Credentials that a function gives.</summary>
internal sealed class ProvidedCredentials(Func<CancellationToken, ValueTask<string>> provider) : FalCredentials
{
    private protected override async ValueTask<string?> FindKeyAsync(CancellationToken cancellationToken) =>
        await provider(cancellationToken).ConfigureAwait(false);
}
