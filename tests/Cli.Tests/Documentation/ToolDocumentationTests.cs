using System.Globalization;
using System.Text.Json.Nodes;
using Flux2Gen.Cli.Commands;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Emulator;

namespace Flux2Gen.Cli.Tests.Documentation;

/// <summary>docs/tool.md shows what the program prints.</summary>
public sealed class ToolDocumentationTests : IDisposable
{
    // It ends when it is told to; the tests of the local fal have it.
    private const string Endless = "serve";

    private readonly Tool _tool = new() { IsOnline = true };
    private readonly TemporaryFolder _remote = new();

    private string Folder => _tool.Folder.Path.Replace('\\', '/') + "/";

    public void Dispose()
    {
        _tool.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task Its_examples_are_what_the_program_prints()
    {
        ConsoleBlock[] blocks = [.. ConsoleBlock.Read("tool.md").Where(block => block.Section != Endless)];
        string document = Path.Combine("fal-ai", "flux-2-pro.json");
        foreach (string id in (string[])["flux-2-pro", "flux-2-pro/edit", "flux-2/edit"])
        {
            _remote.Write($"fal-ai/{id}.json", File.ReadAllText(Path.Combine(TestSpecs.RepositoryRoot, "specs", "fal-ai", $"{id}.json")));
        }

        _tool.Folder.Write("MyApp.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n</Project>\n");
        _tool.Folder.Write("Program.cs", "Console.WriteLine(\"Hello, World!\");\n");
        _tool.Time.Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(["add", "check", "diff", "init", "list", "remove", "search", "show", "update"], blocks.Select(block => block.Arguments[0]).Distinct().Order(StringComparer.Ordinal));
        foreach (IGrouping<string, ConsoleBlock> section in blocks.GroupBy(block => block.Section))
        {
            if (section.Key == "update")
            {
                _tool.Folder.Write("old.json", File.ReadAllText(Path.Combine(_tool.Specs, document)));
                _remote.Write(document, Changed(File.ReadAllText(Path.Combine(_remote.Path, document))));
            }

            await using LocalFal fal = await LocalFal.StartAsync(new LocalFalOptions { Specs = [_remote.Path] }, Tool.Cancellation);
            _tool.Variables["FLUX2GEN_FAL"] = fal.BaseAddress.AbsoluteUri;
            foreach (ConsoleBlock block in section)
            {
                string output = await RunAsync(block);
                Assert.True(block.IsMatch(output), $"flux2gen {string.Join(' ', block.Arguments)}\n---- prints\n{output}\n---- and docs/tool.md says\n{block.Expected}");
            }
        }
    }

    [Fact]
    public void It_has_every_command_in_the_order_of_the_help_and_every_option()
    {
        string page = File.ReadAllText(Path.Combine(TestSpecs.RepositoryRoot, "docs", "tool.md"));
        string[] listed = [.. page.Split('\n').Where(line => line.StartsWith("| [`", StringComparison.Ordinal)).Select(line => line.Split('`')[1])];
        string[] commands = [.. Help().Split("Commands:")[1].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])];

        Assert.Equal(listed, commands);
        Assert.All(commands, command =>
        {
            string[] options = [.. Help(command).Split("Options:")[1].Split([' ', ',', '.', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2 && word != "--help")];
            Assert.All(options, option => Assert.Contains(option, page, StringComparison.Ordinal));
        });
    }

    private static string Help(params string[] command)
    {
        using var output = new StringWriter();
        Assert.Equal(0, FluxCommand.Run([.. command, "--help"], output, TextWriter.Null));
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static string Changed(string document)
    {
        JsonNode root = JsonNode.Parse(document)!;
        JsonObject properties = root["components"]!["schemas"]!["Flux2ProInput"]!["properties"]!.AsObject();
        properties.Remove("seed");
        properties["safety_tolerance"]!["default"] = "5";
        properties["steps"] = JsonNode.Parse("""{ "type": "integer" }""");
        return root.ToJsonString();
    }

    private async Task<string> RunAsync(ConsoleBlock block)
    {
        string command = block.Arguments[0];
        string[] arguments = [.. block.Arguments.Select(argument => File.Exists(Folder + argument) || Directory.Exists(Folder + argument) ? Folder + argument : argument)];
        int exitCode = command switch
        {
            "init" => await _tool.RunAsAsync([.. arguments, "--project", $"{Folder}MyApp.csproj"]),
            "search" or "diff" or "check" => await _tool.RunAsAsync(arguments),
            _ => await _tool.RunAsync(arguments),
        };
        string output = _tool.Output.ReplaceLineEndings("\n").Replace(Folder, "", StringComparison.Ordinal);
        return exitCode != 0 && block.SaysExitCode ? string.Create(CultureInfo.InvariantCulture, $"{output}exit code {exitCode}\n") : output;
    }
}
