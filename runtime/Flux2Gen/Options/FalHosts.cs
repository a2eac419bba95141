namespace Flux2Gen;

/// <summary>The servers of fal. They, and no other, are sent the key.</summary>
/// <remarks>Each address is https, or http to this machine; it may have a path, and no query.</remarks>
public sealed partial record FalHosts
{
    /// <summary>Gets the servers of fal itself.</summary>
    public static FalHosts Default { get; } = new();

    /// <summary>Gets the server that runs a model while the caller waits.</summary>
    /// <value>The default value is <c>https://fal.run</c>.</value>
    public Uri Run { get; init; } = new(DefaultRun);

    /// <summary>Gets the server of the queue.</summary>
    /// <value>The default value is <c>https://queue.fal.run</c>.</value>
    public Uri Queue { get; init; } = new(DefaultQueue);

    /// <summary>Gets the server of storage and tokens.</summary>
    /// <value>The default value is <c>https://rest.fal.ai</c>.</value>
    public Uri Rest { get; init; } = new("https://rest.fal.ai");

    /// <summary>The hosts of a local fal, which has the name of each server as the first part of its paths.</summary>
    /// <param name="baseAddress">The address of the local fal, such as <c>http://127.0.0.1:5005</c>.</param>
    /// <returns>The hosts.</returns>
    /// <exception cref="ArgumentException"><paramref name="baseAddress"/> is not an absolute address.</exception>
    public static FalHosts Local(Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        if (!baseAddress.IsAbsoluteUri)
        {
            throw new ArgumentException("The address must be absolute, such as http://127.0.0.1:5005.", nameof(baseAddress));
        }

        string root = baseAddress.AbsoluteUri.TrimEnd('/');
        return new FalHosts
        {
            Run = new Uri($"{root}/fal.run"),
            Queue = new Uri($"{root}/queue.fal.run"),
            Rest = new Uri($"{root}/rest.fal.ai"),
        };
    }

    internal static bool IsTrustworthy(Uri? host) =>
        host is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" }
        && IsPrivate(host);

    /// <summary>Whether what is sent to an absolute address is read by nobody on the way: https, or this machine.</summary>
    internal static bool IsPrivate(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
