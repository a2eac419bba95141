using System.Reflection;

namespace Flux2Gen.Consumer.Tests.Support;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    public static string Specs => Path.Combine(Metadata("RepositoryRoot"), "specs");

    public static string Quickstart => Metadata("Quickstart");

    public static string CrashingClient => Metadata("CrashingClient");

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key).Value!;
}
