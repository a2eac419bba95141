using System.Net;
using System.Net.Sockets;

namespace Flux2Gen.Files;

/// <summary>The addresses of the public internet: all but those of the IANA special-purpose registries.</summary>
/// <remarks>https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry.</remarks>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            // IPv4: this network, private, shared by carriers, loopback, link-local, protocols, examples, relays, tests, multicast, reserved.
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // The wire server of Azure, which is public by its number only.
            "168.63.129.16/32",

            // IPv6 within 2000::/3: protocols and Teredo, examples, 6to4, direct delegation.
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        }.Select(static text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Determines whether an address is on the public internet. An IPv6 address that stands for an IPv4 address counts as that.</summary>
    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        else if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Networks without IPv4 reach all of it through their translator.
            if (Nat64.Contains(address))
            {
                address = new IPAddress(address.GetAddressBytes().AsSpan(12));
            }
            else if (!GlobalUnicast.Contains(address))
            {
                return false;
            }
        }

        return !Array.Exists(Special, network => network.Contains(address));
    }
}
