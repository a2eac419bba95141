namespace Flux2Gen;

/// <summary>Makes the addresses of requests: the only ones that the key is sent to.</summary>
/// <remarks>
/// The addresses that fal's answers give are not used: they say the same, and a body could name a host that is not fal's.
/// </remarks>
internal sealed class RequestUris(FalHosts hosts)
{
    private readonly string _run = Root(hosts.Run);
    private readonly string _queue = Root(hosts.Queue);
    private readonly string _rest = Root(hosts.Rest);

    public Uri InitiateUpload { get; } = new($"{Root(hosts.Rest)}/storage/upload/initiate?storage_type=fal-cdn-v3");

    /// <summary>Gets a value indicating whether storage is a local fal, which may hand out addresses without TLS.</summary>
    public bool IsLocalStorage => _rest.StartsWith("http:", StringComparison.Ordinal);

    public Uri Run(EndpointId endpoint) => new($"{_run}/{endpoint.Path}");

    public Uri Submit(EndpointId endpoint) => new($"{_queue}/{endpoint.Path}");

    public Uri Status(EndpointId endpoint, string requestId, bool logs) =>
        new($"{_queue}/{endpoint.Base}/requests/{requestId}/status?logs={(logs ? '1' : '0')}");

    public Uri Result(EndpointId endpoint, string requestId) => new($"{_queue}/{endpoint.Base}/requests/{requestId}");

    public Uri Cancel(EndpointId endpoint, string requestId) => new($"{_queue}/{endpoint.Base}/requests/{requestId}/cancel");

    private static string Root(Uri host) => host.AbsoluteUri.TrimEnd('/');
}
