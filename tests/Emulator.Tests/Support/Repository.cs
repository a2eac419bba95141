using System.Reflection;

namespace Flux2Gen.Emulator.Tests.Support;

/// <summary>Finds files of the repository, whatever folder the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string TestSpecs => Path.Combine(Root, "tests", "Emulator.Tests", "Specs");
}
