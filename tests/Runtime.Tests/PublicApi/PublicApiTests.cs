using System.Reflection;

namespace Flux2Gen.Runtime.Tests.PublicApi;

/// <summary>The public API is a file of the repository, so that a change of it is seen, and a decision.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void It_is_as_the_file_says()
    {
        string root = typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "RepositoryRoot").Value!;
        string path = Path.Combine(root, "runtime", "PublicApi.txt");
        string actual = PublicApiPrinter.Print(typeof(FalClient).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
