using Microsoft.CodeAnalysis;

namespace Flux2Gen.Cli.Emission;

/// <summary>What a project that uses Flux2Gen refers to: the base class library and the runtime, nothing else of ours.</summary>
internal static class ReferenceAssemblies
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Loaded = new(Load);

    /// <summary>Gets the references.</summary>
    public static IReadOnlyList<MetadataReference> All => Loaded.Value;

    private static IReadOnlyList<MetadataReference> Load()
    {
        // The trusted assemblies hold this program's own dependencies too; a user's project does not have those.
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(IFalModel<>).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
