using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Hosts;

namespace Flux2Gen.Emulator;

/// <summary>
/// A local fal: an HTTP server on 127.0.0.1 that speaks fal's protocol for any set of fal OpenAPI documents.
/// Every fal host is the first path segment, for example <c>{BaseAddress}queue.fal.run/fal-ai/flux-2</c>.
/// </summary>
public sealed class LocalFal : IAsyncDisposable
{
    private readonly EmulatorServer _server;

    private LocalFal(EmulatorServer server, EndpointCatalog catalog, LocalFalFaults faults, LocalFalRequestCollection requests)
    {
        _server = server;
        EndpointIds = catalog.Ids;
        Faults = faults;
        Requests = requests;
    }

    /// <summary>Gets the address requests go to, such as <c>http://127.0.0.1:5005/</c>.</summary>
    public Uri BaseAddress => _server.BaseAddress;

    /// <summary>Gets the ids of the endpoints this fal answers for, in ordinal order.</summary>
    public IReadOnlyList<string> EndpointIds { get; }

    /// <summary>Gets the faults waiting to be served.</summary>
    public LocalFalFaults Faults { get; }

    /// <summary>Gets the log of the requests that arrived.</summary>
    public LocalFalRequestCollection Requests { get; }

    /// <summary>Reads the documents and starts listening.</summary>
    /// <param name="options">How to behave; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the start, not the running server.</param>
    /// <returns>The running server; dispose it to stop.</returns>
    /// <exception cref="FileNotFoundException">A path in <see cref="LocalFalOptions.Specs"/> does not exist.</exception>
    /// <exception cref="InvalidDataException">A document is not JSON, or not a fal OpenAPI document.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LocalFal> StartAsync(LocalFalOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LocalFalOptions();
        options.Validate();
        EndpointCatalog catalog = await EndpointCatalog.LoadAsync(options.Specs, cancellationToken);
        LocalFalFaults faults = new();
        LocalFalRequestCollection requests = new();
        EmulatorServer server = await EmulatorServer.StartAsync(options, catalog, faults, requests, cancellationToken);
        return new LocalFal(server, catalog, faults, requests);
    }

    /// <summary>Stops listening; requests under way are dropped after a moment.</summary>
    /// <returns>A task that ends when the port is free again.</returns>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
