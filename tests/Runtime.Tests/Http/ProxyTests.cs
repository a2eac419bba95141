using System.Diagnostics;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>A proxy that the environment names for everything. It is set for a process of its own, because .NET reads it once.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("HTTP_PROXY")]
    [InlineData("ALL_PROXY")]
    public async Task A_proxy_of_the_environment_sees_no_local_request(string variable)
    {
        using var proxy = new RawServer(static (_, stream) => RawServer.Write(stream, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n").AsTask());
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ProxyTests).Assembly.Location);
        }

        start.ArgumentList.Add("--filter-class");
        start.ArgumentList.Add(typeof(LoopbackTrafficTests).FullName!);
        foreach (string name in new[] { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY" })
        {
            start.Environment.Remove(name);
            start.Environment.Remove(name.ToLowerInvariant());
        }

        start.Environment[variable] = proxy.Uri.AbsoluteUri;
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Empty(proxy.Requests);
        Assert.True(process.ExitCode == 0, output);
        Assert.Contains("succeeded: 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_addresses_go_the_usual_way()
    {
        using var direct = new ScriptedHandler().Answer(200).Answer(200).Answer(200);
        using var usual = new ScriptedHandler().Answer(200);
        using var invoker = new HttpMessageInvoker(new LoopbackHandler(usual, direct));

        foreach (string address in new[] { "http://localhost:1/", "ws://[::1]:1/", "https://127.8.8.8/", "https://queue.fal.run/" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using HttpResponseMessage response = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        }

        Assert.True(direct.IsFinished);
        Assert.Equal(["GET https://queue.fal.run/"], usual.Lines);
    }
}
