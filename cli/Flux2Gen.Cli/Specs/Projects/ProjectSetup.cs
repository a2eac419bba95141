using Flux2Gen.Cli.Emission;
using Flux2Gen.Generator.Input;

namespace Flux2Gen.Cli.Specs.Projects;

/// <summary>Has a project use the package and the documents of a folder. What is there already, there or in a file that the project imports by itself, is left alone.</summary>
internal sealed class ProjectSetup
{
    private const string Package = "Flux2Gen";
    private const string CentralFile = "Directory.Packages.props";

    private static readonly string[] ImportedFiles = ["Directory.Build.props", "Directory.Build.targets", CentralFile];

    private readonly ProjectFile _project;
    private readonly List<ProjectFile> _imported;

    private ProjectSetup(ProjectFile project, List<ProjectFile> imported)
    {
        _project = project;
        _imported = imported;
    }

    private IEnumerable<ProjectFile> All => _imported.Prepend(_project);

    private ProjectFile? Central => _imported.FirstOrDefault(file => Path.GetFileName(file.Path) == CentralFile);

    /// <summary>Gets what the emitted code of the project is called: its namespace, and the class that lists the endpoints.</summary>
    public GeneratorSettings Client => ProjectSettings.Read(new SpecOptions(
    [
        ("build_property.RootNamespace", Property("RootNamespace") ?? Path.GetFileNameWithoutExtension(_project.Path)),
        .. ((string[])["Flux2GenNamespace", "Flux2GenApiName"]).Where(name => Property(name) is not null).Select(name => ($"build_property.{name}", Property(name)!)),
    ])).Emission;

    /// <summary>Finds the project that a path means.</summary>
    /// <param name="path">A project file, or a folder with one.</param>
    /// <returns>The path of the project file.</returns>
    /// <exception cref="StoreException">There is none, or more than one.</exception>
    public static string Find(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        string[] projects = Directory.Exists(path) ? Directory.GetFiles(path, "*.csproj") : throw new StoreException($"There is no file or folder '{path}'.");
        return projects switch
        {
            [var only] => only.StartsWith($".{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? only[2..] : only,
            [] => throw new StoreException($"There is no C# project in '{path}'. 'dotnet new console' makes one; --project names one elsewhere."),
            _ => throw new StoreException($"There are several projects in '{path}'; --project says which."),
        };
    }

    /// <summary>Reads a project and what it imports by itself.</summary>
    /// <param name="path">The path of the project file.</param>
    /// <returns>The setup.</returns>
    /// <exception cref="StoreException">A file is not as MSBuild wants it.</exception>
    public static ProjectSetup Read(string path) => new(
        ProjectFile.Read(path),
        [.. ImportedFiles.Select(name => FindAbove(path, name)).OfType<string>().Select(ProjectFile.Read)]);

    /// <summary>Adds what is missing, in memory: <see cref="Save"/>.</summary>
    /// <param name="version">The version of the package.</param>
    /// <param name="specs">The folder of documents, as the project has to name it.</param>
    /// <returns>What was added, in words.</returns>
    public IReadOnlyList<string> Apply(string version, string specs)
    {
        var done = new List<string>();
        bool isReferred = All.Any(file => file.HasItem("PackageReference", IsPackage, orUpdate: true) || file.HasItem("GlobalPackageReference", IsPackage, orUpdate: true));
        if (!isReferred && IsManagedCentrally())
        {
            if (!Central!.HasItem("PackageVersion", IsPackage, orUpdate: true))
            {
                Central.AddItem("PackageVersion", $"<PackageVersion Include=\"{Package}\" Version=\"{version}\" />");
                done.Add($"{Path.GetRelativePath(".", Central.Path)}: the version of the package {Package}, {version}");
            }

            _project.AddItem("PackageReference", $"<PackageReference Include=\"{Package}\" />");
            done.Add($"{_project.Path}: the package {Package}");
        }
        else if (!isReferred)
        {
            _project.AddItem("PackageReference", $"<PackageReference Include=\"{Package}\" Version=\"{version}\" />");
            done.Add($"{_project.Path}: the package {Package} {version}");
        }

        string folder = specs.Replace('\\', '/').TrimEnd('/');
        if (!All.Any(file => file.HasItem("FalSpec", include => Covers(include, folder))))
        {
            _project.AddItem("FalSpec", $"<FalSpec Include=\"{System.Security.SecurityElement.Escape(folder)}/**/*.json\" />");
            done.Add($"{_project.Path}: the documents in {folder}");
        }

        return done;
    }

    /// <summary>Writes the files that something was added to.</summary>
    public void Save()
    {
        // The version first: a project that refers to a package without one does not restore.
        Central?.Save();
        _project.Save();
    }

    private static bool IsPackage(string include) => include.Equals(Package, StringComparison.OrdinalIgnoreCase);

    private static bool Covers(string include, string folder)
    {
        string pattern = include.Replace('\\', '/');
        pattern = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;
        pattern = pattern.Replace("$(MSBuildProjectDirectory)/", "", StringComparison.OrdinalIgnoreCase).Replace("$(MSBuildThisFileDirectory)", "", StringComparison.OrdinalIgnoreCase);
        return pattern.StartsWith($"{folder}/**", StringComparison.Ordinal) || pattern.StartsWith("**", StringComparison.Ordinal);
    }

    // The nearest one counts, as for MSBuild; each may import the next.
    private static string? FindAbove(string path, string name)
    {
        for (DirectoryInfo? folder = new FileInfo(Path.GetFullPath(path)).Directory; folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    // What is put together of other properties only a build knows.
    private string? Property(string name) =>
        All.Select(file => file.Property(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) is { } text && !text.Contains("$(", StringComparison.Ordinal) ? text.Trim() : null;

    private bool IsManagedCentrally() => Central is not null
        && string.Equals(
            _project.Property("ManagePackageVersionsCentrally") ?? _imported.Select(file => file.Property("ManagePackageVersionsCentrally")).LastOrDefault(value => value is not null),
            "true",
            StringComparison.OrdinalIgnoreCase);
}
