using System.Net;
using System.Net.Sockets;

namespace Flux2Gen.Files;

/// <summary>Creates connections to allowed addresses only.</summary>
/// <remarks>
/// The address that is checked is the one that is connected to, so that a name whose address changes between two lookups passes no check.
/// A proxy would look names up itself, and is not used.
/// </remarks>
internal static class PublicAddressHandler
{
    public static SocketsHttpHandler Create(Func<IPAddress, bool> isAllowed) => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, isAllowed, cancellationToken),
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
        UseProxy = false,
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, Func<IPAddress, bool> isAllowed, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(host.Host, out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host.Host, cancellationToken).ConfigureAwait(false);
        addresses = Array.FindAll(addresses, address => isAllowed(address));
        if (addresses.Length == 0)
        {
            throw new BlockedAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
