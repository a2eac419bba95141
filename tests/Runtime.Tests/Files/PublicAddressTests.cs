using System.Globalization;
using System.Net;
using System.Text;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Downloads that must not reach the network of the machine they run on.</summary>
public sealed class PublicAddressTests : DownloadTest
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("192.0.0.192")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("168.63.129.16")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:a9fe:a9fe")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::8.8.8.8")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:0808:0808::1")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("2001:db8::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("100::1")]
    public void Special_address_is_not_public(string address) => Assert.False(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("169.253.0.1")]
    [InlineData("223.255.255.254")]
    [InlineData("2606:4700::6810:85e5")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void Other_address_is_public(string address) => Assert.True(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("127.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::1]")]
    [InlineData("0.0.0.0")]
    public async Task File_at_a_local_address_is_refused(string host)
    {
        using var server = new RawServer((_, stream) => RawServer.Write(stream, Answer("secret")).AsTask());
        var file = new FalFile { Url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{server.Uri.Port}/a") };

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            () => file.SaveAsync(Folder.File("a"), new FalDownloadOptions { PublicAddressesOnly = true, TimeProvider = Time }));

        Assert.Contains("FalDownloadOptions.PublicAddressesOnly", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsRetryable);
        Assert.Empty(server.Requests);
        Assert.Empty(Folder.Files);
        Assert.Empty(Time.Delays);
    }

    [Fact]
    public async Task Address_is_checked_behind_a_redirect_too()
    {
        using var inner = new RawServer((_, stream) => RawServer.Write(stream, Answer("secret")).AsTask());
        using var outer = new RawServer((_, stream) => RawServer.Write(
            stream, $"HTTP/1.1 302 Found\r\nLocation: http://localhost:{inner.Uri.Port.ToString(CultureInfo.InvariantCulture)}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").AsTask());
        int checks = 0;
        using var client = new HttpClient(PublicAddressHandler.Create(_ => Interlocked.Increment(ref checks) == 1));

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            () => new FalFile { Url = $"{outer.Uri}a" }.ReadBytesAsync(Options with { HttpClient = client }));

        Assert.Contains("localhost, which has no public address", error.Message, StringComparison.Ordinal);
        Assert.Single(outer.Requests);
        Assert.Empty(inner.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Allowed_address_is_connected_to(string host)
    {
        using var server = new RawServer((_, stream) => RawServer.Write(stream, Answer("file")).AsTask());
        var seen = new List<IPAddress>();
        using var client = new HttpClient(PublicAddressHandler.Create(address =>
        {
            seen.Add(address);
            return true;
        }));

        byte[] bytes = await new FalFile { Url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{server.Uri.Port}/a") }
            .ReadBytesAsync(Options with { HttpClient = client });

        Assert.Equal("file", Encoding.ASCII.GetString(bytes));
        Assert.All(seen, static address => Assert.True(IPAddress.IsLoopback(address)));
        Assert.NotEmpty(seen);
    }

    private static string Answer(string body) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
}
