using System.Net.Sockets;
using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class StartTests
{
    [Fact]
    public async Task Folders_are_searched_and_other_json_is_passed_over()
    {
        await using TestFal test = await TestFal.StartAsync();

        Assert.Equal(["acme/painter", "acme/painter/edit", "workflows/acme/flow"], test.Fal.EndpointIds);
    }

    [Fact]
    public async Task Nothing_is_served_without_documents()
    {
        await using LocalFal fal = await LocalFal.StartAsync(cancellationToken: TestFal.Cancellation);

        Assert.Empty(fal.EndpointIds);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_named()
    {
        FileNotFoundException exception = await Assert.ThrowsAsync<FileNotFoundException>(
            () => LocalFal.StartAsync(new LocalFalOptions { Specs = ["no/such.json"] }, TestFal.Cancellation));
        Assert.Contains("no/such.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_file_must_be_a_fal_document()
    {
        string file = Path.Combine(Repository.TestSpecs, "acme", "not-a-document.json");
        await Assert.ThrowsAsync<InvalidDataException>(() => LocalFal.StartAsync(new LocalFalOptions { Specs = [file] }, TestFal.Cancellation));
    }

    [Fact]
    public async Task Wrong_options_are_refused_by_name()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("Port", () => LocalFal.StartAsync(new LocalFalOptions { Port = 70_000 }, TestFal.Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("QueueStep", () => LocalFal.StartAsync(new LocalFalOptions { QueueStep = TimeSpan.FromSeconds(-1) }, TestFal.Cancellation));
    }

    [Fact]
    public async Task A_given_port_is_used_and_free_again_after_disposal()
    {
        int port;
        await using (LocalFal first = await LocalFal.StartAsync(cancellationToken: TestFal.Cancellation))
        {
            port = first.BaseAddress.Port;
            await Assert.ThrowsAsync<IOException>(() => LocalFal.StartAsync(new LocalFalOptions { Port = port }, TestFal.Cancellation));
        }

        using TcpListener listener = new(System.Net.IPAddress.Loopback, port);
        listener.Start();
    }

    [Fact]
    public async Task It_can_be_disposed_of_twice()
    {
        LocalFal fal = await LocalFal.StartAsync(cancellationToken: TestFal.Cancellation);
        await fal.DisposeAsync();

        await fal.DisposeAsync();

        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(fal.BaseAddress, TestFal.Cancellation));
    }

    [Theory]
    [InlineData("fal-ai/flux-2/flash/edit", "fal-ai/flux-2")]
    [InlineData("fal-ai/flux-2", "fal-ai/flux-2")]
    [InlineData("workflows/acme/flow/sub", "workflows/acme/flow")]
    [InlineData("comfy/acme/flow", "comfy/acme/flow")]
    [InlineData("110602490-lora", "110602490/lora")]
    [InlineData("110602490/lora/", "110602490/lora")]
    public void Applications_are_owner_and_alias(string id, string application) => Assert.Equal(application, EndpointPath.ApplicationOf(id));
}
