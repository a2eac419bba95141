using System.Net;

namespace Flux2Gen.Emulator.Server;

/// <summary>
/// Refuses names other than loopback ones. A page in the developer's browser can point its own name at 127.0.0.1
/// (DNS rebinding) and would otherwise be same-origin with the emulator.
/// </summary>
internal static class LoopbackGuard
{
    public const string Refusal = "The local fal answers only to loopback names such as 127.0.0.1 and localhost.";

    public static bool Allows(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
