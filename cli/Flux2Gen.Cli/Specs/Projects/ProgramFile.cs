namespace Flux2Gen.Cli.Specs.Projects;

/// <summary>The <c>Program.cs</c> that <c>dotnet new console</c> makes. As long as nobody has written in it, there is nothing to lose.</summary>
internal static class ProgramFile
{
    private const string Template = "Console.WriteLine(\"Hello, World!\");";

    /// <summary>Finds the program beside a project.</summary>
    /// <param name="projectPath">The path of the project file.</param>
    /// <returns>The path, or <see langword="null"/> when there is none that is still as the template has it.</returns>
    public static string? FindUntouched(string projectPath)
    {
        string path = Path.Combine(Path.GetDirectoryName(projectPath) ?? "", "Program.cs");
        return File.Exists(path) && IsTemplate(File.ReadLines(path)) ? path : null;
    }

    /// <summary>Writes a program.</summary>
    /// <param name="path">The path.</param>
    /// <param name="text">The C#.</param>
    public static void Write(string path, string text) => AtomicFile.Write(path, text);

    // Whatever SDK made it, it is one statement, perhaps with a line above that says where to read about templates.
    private static bool IsTemplate(IEnumerable<string> lines)
    {
        string[] said = [.. lines.Take(10).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return said is [Template] || (said is [var comment, Template] && comment.StartsWith("// See https://aka.ms/", StringComparison.Ordinal));
    }
}
