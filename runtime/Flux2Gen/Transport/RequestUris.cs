using System.Globalization;
using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Models;

namespace Flux2Gen.Transport;

/// <summary>Makes the addresses of requests: the only ones that the key is sent to, beside those that <see cref="ReturnedAddress"/> lets pass.</summary>
internal sealed class RequestUris(FalHosts hosts)
{
    private readonly string _run = Root(hosts.Run);
    private readonly string _queue = Root(hosts.Queue);
    private readonly string _rest = Root(hosts.Rest);

    public Uri InitiateUpload { get; } = new($"{Root(hosts.Rest)}/storage/upload/initiate?storage_type=fal-cdn-v3");

    public Uri InitiateMultipartUpload { get; } = new($"{Root(hosts.Rest)}/storage/upload/initiate-multipart?storage_type=fal-cdn-v3");

    public Uri AuthorizeUpload { get; } = new($"{Root(hosts.Rest)}/storage/auth/token?storage_type=fal-cdn-v3");

    /// <summary>Whether a file may be sent to an address, or be read there: not in the clear, unless all of fal is on this machine.</summary>
    public bool IsAllowedForStorage(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && _rest.StartsWith("http:", StringComparison.Ordinal));

    public Uri Run(EndpointId endpoint) => new($"{_run}/{endpoint.Path}");

    /// <summary>Where a model tells its output bit by bit; an id may name that place itself.</summary>
    public Uri Stream(EndpointId endpoint) =>
        endpoint.Path.EndsWith("/stream", StringComparison.Ordinal) ? Run(endpoint) : new($"{_run}/{endpoint.Path}/stream");

    /// <summary>The address that asks for a token for a realtime connection.</summary>
    public Uri RealtimeToken(bool isLegacy) => new($"{_rest}/tokens/{(isLegacy ? "" : "realtime")}");

    /// <summary>The address of a realtime connection, as an HTTP one.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="maxBuffering">How many inputs fal keeps, or null.</param>
    public Uri Realtime(string path, int? maxBuffering) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_run}/{path}{(maxBuffering is { } count ? $"?max_buffering={count}" : "")}"));

    public Uri Submit(EndpointId endpoint, FalQueueOptions options) => new($"{_queue}/{endpoint.Path}{options.ToQuery()}");

    /// <summary>The addresses at which a request in the queue is found again.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="requestId">The request's id.</param>
    /// <param name="submitted">fal's answer to the submit, whose addresses count where they are above suspicion; null when there is none.</param>
    public RequestAddresses Addresses(EndpointId endpoint, string requestId, JsonElement? submitted = null)
    {
        string result = $"{_queue}/{endpoint.Base}/requests/{requestId}";
        return new RequestAddresses(
            Returned("response_url") ?? result,
            Returned("status_url") ?? $"{result}/status",
            Returned("cancel_url") ?? $"{result}/cancel");

        string? Returned(string name) => ReturnedAddress.Check(submitted?.Text(name), requestId, hosts.Queue);
    }

    private static string Root(Uri host) => host.AbsoluteUri.TrimEnd('/');
}
