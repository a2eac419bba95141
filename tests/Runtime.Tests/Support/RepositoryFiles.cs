using System.Reflection;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>The repository's own files.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = typeof(RepositoryFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "RepositoryRoot").Value!;
}
