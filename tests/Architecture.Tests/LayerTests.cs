using Mono.Cecil;

namespace Flux2Gen.Architecture.Tests;

/// <summary>The tables of docs/architecture.md against what the compiled projects do.</summary>
public sealed class LayerTests
{
    public static TheoryData<string> Projects { get; } =
    [
        "runtime/Flux2Gen", "generator/Flux2Gen.Specs", "generator/Flux2Gen.Generator", "cli/Flux2Gen.Cli", "emulator/Flux2Gen.Emulator",
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_use_what_the_table_says(string path)
    {
        using var project = new LayeredProject(path);

        IEnumerable<string> said = project.ReadTable().SelectMany(static row => row.Uses.Select(used => $"{row.Layer} uses {used}"));

        Assert.Equal(said.Order(StringComparer.Ordinal), project.Arrows());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Arrows_of_the_table_point_up_to_rows_before(string path)
    {
        using var project = new LayeredProject(path);
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string layer, string[] uses) in project.ReadTable())
        {
            Assert.Subset(before, uses.ToHashSet(StringComparer.Ordinal));
            before.Add(layer);
        }

        Assert.Subset(before, project.Types.Select(project.LayerOf).OfType<string>().ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_type_has_a_file_of_its_name(string path)
    {
        using var project = new LayeredProject(path);

        Assert.Empty(project.Types.Where(type => project.FolderOf(type) is null).Select(static type => type.FullName));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Internal_types_have_the_namespace_of_their_folder(string path)
    {
        using var project = new LayeredProject(path);
        string root = Path.GetFileName(path);
        foreach (TypeDefinition type in project.Types.Where(static type => type.IsNotPublic))
        {
            string folder = project.FolderOf(type)!.Replace('/', '.');

            Assert.Equal(folder.Length == 0 ? root : $"{root}.{folder}", type.Namespace);
        }
    }
}
