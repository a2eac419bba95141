using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Tests.Fetching;

public sealed class FalAddressesTests
{
    [Theory]
    [InlineData("https://fal.ai/x", true)]
    [InlineData("https://cdn.fal.ai/x", true)]
    [InlineData("http://fal.ai/x", false)]
    [InlineData("https://fal.ai.evil.example/x", false)]
    [InlineData("https://notfal.ai/x", false)]
    [InlineData("https://fal.ai:8443/x", false)]
    [InlineData("https://user@fal.ai/x", false)]
    [InlineData("https://fal.ai@evil.example/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://127.0.0.1/x", false)]
    public void Redirects_lead_to_fal_or_nowhere(string address, bool isAllowed) => Assert.Equal(isAllowed, FalAddresses.Fal.Allows(new Uri(address)));

    [Theory]
    [InlineData("http://127.0.0.1:5005", "http://127.0.0.1:5005/fal.ai/")]
    [InlineData("http://localhost:5005/", "http://localhost:5005/fal.ai/")]
    [InlineData("https://mirror.example/fal", "https://mirror.example/fal/fal.ai/")]
    public void Another_server_has_the_hosts_of_fal_as_folders(string address, string documents)
    {
        Assert.True(FalAddresses.TryOf(address, out FalAddresses addresses));
        Assert.Equal(documents, addresses.Documents.AbsoluteUri);
        Assert.True(addresses.Allows(new Uri(documents)));
        Assert.False(addresses.Allows(new Uri("https://fal.ai/x")));
        Assert.False(addresses.Allows(new Uri("http://127.0.0.1:1/x")));
    }

    [Theory]
    [InlineData("http://mirror.example")]
    [InlineData("mirror.example")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///tmp")]
    [InlineData("https://user:secret@mirror.example")]
    [InlineData("https://mirror.example/?a=b")]
    public void Another_server_is_https_or_this_machine(string address) => Assert.False(FalAddresses.TryOf(address, out _));
}
