using Microsoft.Extensions.Hosting;

namespace Flux2Gen.Emulator.Server;

/// <summary>Takes the place of the console lifetime, which would take Ctrl+C away from the program around us.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
