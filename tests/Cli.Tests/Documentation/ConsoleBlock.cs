using System.Text.RegularExpressions;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Documentation;

/// <summary>A command in a page of the documentation, and what the page says that it prints.</summary>
/// <param name="Section">The heading that it stands under.</param>
/// <param name="Arguments">What follows the program's name.</param>
/// <param name="SaysExitCode">Whether the page has the shell print the exit code when it is not 0.</param>
/// <param name="Expected">The lines; an ellipsis in them stands for anything, and one by itself for any lines.</param>
internal sealed record ConsoleBlock(string Section, string[] Arguments, bool SaysExitCode, string Expected)
{
    private const string Program = "$ flux2gen ";
    private const string ExitCode = " || echo \"exit code $?\"";

    /// <summary>Reads the commands of a page, in their order.</summary>
    public static IEnumerable<ConsoleBlock> Read(string page)
    {
        string section = "";
        bool isConsole = false;
        List<string>? lines = null;
        string command = "";
        foreach (string line in File.ReadLines(Path.Combine(TestSpecs.RepositoryRoot, "docs", page)))
        {
            bool begins = line.StartsWith(Program, StringComparison.Ordinal);
            if (lines is not null && (begins || line.StartsWith("```", StringComparison.Ordinal)))
            {
                yield return Of(section, command, lines);
                lines = null;
            }

            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isConsole = line == "```console";
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (isConsole && begins)
            {
                (command, lines) = (line[Program.Length..], []);
            }
            else
            {
                lines?.Add(line);
            }
        }
    }

    /// <summary>Whether a text is what the page says.</summary>
    public bool IsMatch(string output) => Regex.IsMatch(
        output.TrimEnd(),
        $"^{string.Join("\n", Expected.Split('\n').Select(line => line == "…" ? @"[\s\S]*" : Regex.Escape(line).Replace("…", "[^\n]*", StringComparison.Ordinal)))}$");

    public override string ToString() => $"{Section}: {string.Join(' ', Arguments)}";

    private static ConsoleBlock Of(string section, string command, List<string> lines) => new(
        section,
        command.Replace(ExitCode, "", StringComparison.Ordinal).Split(' '),
        command.EndsWith(ExitCode, StringComparison.Ordinal),
        string.Join('\n', lines).TrimEnd());
}
