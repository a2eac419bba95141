using System.Reflection;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>Finds the repository's own files.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = typeof(RepositoryFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>One of the five documents in <c>specs</c>.</summary>
    public static TestSpec Spec(string endpointId) =>
        new($"specs/{endpointId}.json", File.ReadAllText(Path("specs", $"{endpointId}.json")));

    public static string[] SpecIds { get; } =
    [
        "fal-ai/flux-2-pro", "fal-ai/flux-2-pro/edit", "fal-ai/flux-2/edit", "fal-ai/flux-2/flash/edit", "fal-ai/flux-2/turbo/edit",
    ];
}
