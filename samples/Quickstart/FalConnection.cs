using Flux2Gen;
using Flux2Gen.Emulator;

namespace Quickstart;

/// <summary>A client for fal when the environment has a key, and otherwise one for a local fal inside this process.</summary>
internal sealed class FalConnection : IAsyncDisposable
{
    private readonly LocalFal? _localFal;

    private FalConnection(FalClient client, LocalFal? localFal)
    {
        Client = client;
        _localFal = localFal;
    }

    /// <summary>Gets the client.</summary>
    public FalClient Client { get; }

    /// <summary>Gets a line that says who makes the pictures.</summary>
    public string Description => _localFal is null
        ? "fal makes the pictures and bills them to the key in the environment."
        : $"There is no FAL_KEY in the environment, so a local stand-in for fal at {_localFal.BaseAddress} draws the pictures, at no cost.";

    private static bool HasKey => IsSet("FAL_KEY") || (IsSet("FAL_KEY_ID") && IsSet("FAL_KEY_SECRET"));

    /// <summary>Makes the client, and starts the local fal if there is no key.</summary>
    /// <returns>The connection.</returns>
    public static async Task<FalConnection> OpenAsync()
    {
        if (HasKey)
        {
            return new FalConnection(new FalClient(), localFal: null);
        }

        LocalFal localFal = await LocalFal.StartAsync(new LocalFalOptions { Specs = [Path.Combine(AppContext.BaseDirectory, "specs")] });
        var client = new FalClient(new FalClientOptions
        {
            Hosts = FalHosts.Local(localFal.BaseAddress),
            Credentials = FalCredentials.FromKey("any-key-will-do"),
        });
        return new FalConnection(client, localFal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_localFal is not null)
        {
            await _localFal.DisposeAsync();
        }
    }

    private static bool IsSet(string variable) => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(variable));
}
