using System.Reflection;
using Mono.Cecil;

namespace Flux2Gen.Architecture.Tests;

/// <summary>A project whose folders are layers: its source, its assembly, and its table in docs/architecture.md.</summary>
internal sealed class LayeredProject : IDisposable
{
    /// <summary>The folder of the files that lie in no folder.</summary>
    public const string Root = "the root";

    private readonly string _path;
    private readonly AssemblyDefinition _assembly;
    private readonly Dictionary<string, string> _folders;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="path">The project's folder in the repository.</param>
    public LayeredProject(string path)
    {
        _path = path;
        string source = Path.Combine(Repository, path);
        _folders = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .Where(static file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .GroupBy(static file => Path.GetFileName(file).Split('.')[0], StringComparer.Ordinal)
            .ToDictionary(static files => files.Key, static files => Path.GetDirectoryName(files.First())!.Replace('\\', '/'), StringComparer.Ordinal);
        _assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(path) + ".dll"));
    }

    /// <summary>Gets the types that people wrote.</summary>
    public IEnumerable<TypeDefinition> Types => _assembly.MainModule.Types.Where(static type =>
        type.Namespace.StartsWith("Flux2Gen", StringComparison.Ordinal) && type.Name[0] != '<'
        && !type.CustomAttributes.Any(static attribute => attribute.AttributeType.Name is "GeneratedCodeAttribute" or "CompilerGeneratedAttribute"));

    private static string Repository { get; } = typeof(LayeredProject).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "RepositoryRoot").Value!;

    public void Dispose() => _assembly.Dispose();

    /// <summary>Returns the path of the folder of the file that has the name of a type; null when there is none.</summary>
    public string? FolderOf(TypeReference type) => _folders.GetValueOrDefault(type.Name.Split('`')[0]);

    /// <summary>Returns the layer of a type: the first folder of its path.</summary>
    public string? LayerOf(TypeReference type) => FolderOf(type) is { } folder ? folder.Length == 0 ? Root : folder.Split('/')[0] : null;

    /// <summary>Finds which layers use which.</summary>
    public IEnumerable<string> Arrows() => Types
        .SelectMany(type => TypeUses.Of(type).Where(used => used.Scope == type.Scope).Select(used => (From: LayerOf(type), To: LayerOf(used))))
        .Where(static arrow => arrow.To is not null && arrow.From != arrow.To)
        .Select(static arrow => $"{arrow.From} uses {arrow.To}")
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>Reads the project's table: each layer, and what it uses.</summary>
    public IReadOnlyList<(string Layer, string[] Uses)> ReadTable() =>
        [.. File.ReadLines(Path.Combine(Repository, "docs", "architecture.md"))
            .SkipWhile(line => line != $"| `{_path}` | uses | is |")
            .Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(static cells => (cells[1].Trim('`'), cells[2].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static cell => cell.Trim('`')).ToArray()))];
}
