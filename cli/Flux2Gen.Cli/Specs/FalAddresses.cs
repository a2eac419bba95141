namespace Flux2Gen.Cli.Specs;

/// <summary>Where documents and lists of models come from, and where redirects may lead.</summary>
internal sealed class FalAddresses
{
    private readonly Uri? _other;

    private FalAddresses(Uri? other, Uri documents, Uri platform)
    {
        _other = other;
        Documents = documents;
        Platform = platform;
    }

    /// <summary>Gets fal's own.</summary>
    public static FalAddresses Fal { get; } = new(null, new Uri("https://fal.ai/"), new Uri("https://api.fal.ai/"));

    /// <summary>Gets the address of the host of documents, with its slash.</summary>
    public Uri Documents { get; }

    /// <summary>Gets the address of the Platform API, with its slash.</summary>
    public Uri Platform { get; }

    /// <summary>The addresses of a server that stands in for fal, with fal's host as the first segment of every path: the local fal does.</summary>
    /// <param name="address">The address of the server.</param>
    /// <param name="addresses">The addresses.</param>
    /// <returns><see langword="false"/> when it is no address, or one in the clear on another machine.</returns>
    public static bool TryOf(string address, out FalAddresses addresses)
    {
        addresses = Fal;
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out Uri? other)
            || !(other.Scheme == Uri.UriSchemeHttps || (other.Scheme == Uri.UriSchemeHttp && other.IsLoopback))
            || other.UserInfo.Length + other.Query.Length + other.Fragment.Length > 0)
        {
            return false;
        }

        addresses = new FalAddresses(other, new Uri(other, "fal.ai/"), new Uri(other, "api.fal.ai/"));
        return true;
    }

    /// <summary>Whether a redirect may lead to an address: to fal's hosts over https; from another server to that one only.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Whether it may.</returns>
    public bool Allows(Uri address) => _other is not null
        ? address.Scheme == _other.Scheme && address.Authority == _other.Authority
        : address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0
            && (address.Host == "fal.ai" || address.Host.EndsWith(".fal.ai", StringComparison.Ordinal));
}
