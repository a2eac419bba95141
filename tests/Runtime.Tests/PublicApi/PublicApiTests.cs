using System.Reflection;
using Microsoft.AspNetCore.Builder;

namespace Flux2Gen.Runtime.Tests.PublicApi;

/// <summary>The public API is a file of the repository, so that a change of it is seen, and a decision.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(FalClient), "PublicApi.txt")]
    [InlineData(typeof(FalWebhookVerifier), "PublicApi.Webhooks.txt")]
    [InlineData(typeof(FalWebhookEndpointRouteBuilderExtensions), "PublicApi.AspNetCore.txt")]
    public void It_is_as_the_file_says(Type ofAssembly, string file)
    {
        string root = typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "RepositoryRoot").Value!;
        string path = Path.Combine(root, "runtime", file);
        string actual = PublicApiPrinter.Print(ofAssembly.Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
