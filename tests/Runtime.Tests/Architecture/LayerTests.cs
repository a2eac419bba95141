using Flux2Gen.Runtime.Tests.Support;
using Mono.Cecil;

namespace Flux2Gen.Runtime.Tests.Architecture;

/// <summary>The table of docs/architecture.md, "The runtime", against what the compiled library does.</summary>
public sealed class LayerTests
{
    /// <summary>The types of the surface, which lie in the project's own folder.</summary>
    private const string Surface = "the surface";

    private static readonly string Root = Path.Combine(RepositoryFiles.Root, "runtime", "Flux2Gen");

    [Fact]
    public void Folders_use_what_the_table_says()
    {
        IEnumerable<string> said = Table().SelectMany(static row => row.Uses.Select(used => $"{row.Folder} -> {used}"));

        Assert.Equal(said.Order(StringComparer.Ordinal), Arrows().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Arrows_of_the_table_point_down()
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string folder, string[] uses) in Table())
        {
            Assert.Subset(above, uses.ToHashSet(StringComparer.Ordinal));
            above.Add(folder);
        }
    }

    [Fact]
    public void Internal_types_have_the_namespace_of_their_folder()
    {
        using AssemblyDefinition assembly = Read();
        foreach (TypeDefinition type in OwnTypes(assembly).Where(static type => type.IsNotPublic))
        {
            string folder = FolderOf(type.Name)!;

            Assert.Equal(folder == Surface ? "Flux2Gen" : $"Flux2Gen.{folder}", type.Namespace);
        }
    }

    private static List<(string Folder, string[] Uses)> Table() =>
        [.. File.ReadLines(Path.Combine(RepositoryFiles.Root, "docs", "architecture.md"))
            .SkipWhile(static line => !line.StartsWith("| folder | uses |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(static cells => (cells[1].Trim('`'), cells[2].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static cell => cell.Trim('`')).ToArray()))];

    private static HashSet<string> Arrows()
    {
        using AssemblyDefinition assembly = Read();
        var arrows = new HashSet<string>(StringComparer.Ordinal);
        foreach (TypeDefinition type in OwnTypes(assembly))
        {
            string from = FolderOf(type.Name)!;
            foreach (TypeReference used in TypeUses.Of(type).Where(used => used.Scope == type.Scope))
            {
                if (FolderOf(used.Name) is { } to && to != from)
                {
                    arrows.Add($"{from} -> {to}");
                }
            }
        }

        return arrows;
    }

    private static AssemblyDefinition Read() => AssemblyDefinition.ReadAssembly(typeof(FalClient).Assembly.Location);

    private static IEnumerable<TypeDefinition> OwnTypes(AssemblyDefinition assembly) =>
        assembly.MainModule.Types.Where(static type => FolderOf(type.Name) is not null);

    /// <summary>The folder of the file that a type is named after; null for what the compiler makes.</summary>
    private static string? FolderOf(string type)
    {
        string name = type.Split('`')[0];
        string? file = Files.GetValueOrDefault(name);
        string? folder = file is null ? null : Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)[0];
        return folder is null ? null : folder.EndsWith(".cs", StringComparison.Ordinal) ? Surface : folder;
    }

    private static readonly Dictionary<string, string> Files = Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .GroupBy(static file => Path.GetFileName(file).Split('.')[0], StringComparer.Ordinal)
        .ToDictionary(static files => files.Key, static files => files.First(), StringComparer.Ordinal);
}
