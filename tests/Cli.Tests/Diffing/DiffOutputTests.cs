using System.Reflection;
using System.Text.Json;
using Flux2Gen.Cli.Commands;
using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Diff.Output;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Output;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Cli.Tests.Diffing;

public sealed class DiffOutputTests
{
    private static readonly Change Removed = new()
    {
        Kind = ChangeKind.PropertyRemoved,
        Where = "XInput.Seed",
        Wire = "seed",
        Direction = Direction.Input,
        Compile = Impact.Breaking,
        Runtime = Impact.Risky,
        What = "is gone",
        Meaning = "What old programs send is ignored, or refused.",
        Action = "Do not set it.",
    };

    private static readonly Change Hostile = Removed with
    {
        Kind = ChangeKind.DefaultChanged,
        Compile = Impact.Safe,
        What = "the default is <b>|`x`|</b>\n[a](b)\u001b[2J\u202E now",
    };

    private static readonly Change New = Removed with { Kind = ChangeKind.EndpointAdded, Where = "YEndpoint", Wire = "test/y", Direction = Direction.None, Compile = Impact.Safe, Runtime = Impact.Safe, What = "is new" };

    private static readonly DiffResult Result = new([new EndpointDiff("test/same", []), new EndpointDiff("test/x", [Removed, Hostile]), new EndpointDiff("test/y", [New])]);

    [Fact]
    public void Markdown()
    {
        (_, string output) = Show("markdown", Result);

        Assert.Equal(
            """
            ### `test/x`

            | compile | run time | where | what | what it means |
            | --- | --- | --- | --- | --- |
            | **breaking** | risky | `XInput.Seed` | is gone | What old programs send is ignored, or refused. Do not set it. |
            | safe | risky | `XInput.Seed` | the default is &lt;b&gt;\|\`x\`\|&lt;/b&gt; \[a\](b)�\[2J� now | What old programs send is ignored, or refused. Do not set it. |

            ### New endpoints

            - `test/y` as `YEndpoint`

            3 endpoints, 2 changed: 1 breaking, 1 risky, 1 safe

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void Json()
    {
        (_, string output) = Show("json", new DiffResult([new EndpointDiff("test/x", [Removed])]));

        Assert.Equal(
            """
            {
              "version": 1,
              "summary": {
                "endpoints": 1,
                "breaking": 1,
                "risky": 0,
                "safe": 0
              },
              "endpoints": [
                {
                  "id": "test/x",
                  "changes": [
                    {
                      "kind": "property-removed",
                      "where": "XInput.Seed",
                      "wire": "seed",
                      "direction": "input",
                      "compile": "breaking",
                      "runtime": "risky",
                      "what": "is gone",
                      "meaning": "What old programs send is ignored, or refused.",
                      "action": "Do not set it."
                    }
                  ]
                }
              ],
              "diagnostics": []
            }

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void Json_takes_any_text()
    {
        (_, string output) = Show("json", Result);

        Assert.Equal(Hostile.What, JsonElement.Parse(output).GetProperty("endpoints")[1].GetProperty("changes")[1].GetProperty("what").GetString());
    }

    [Fact]
    public void A_table_that_goes_to_a_file_has_no_colours()
    {
        (_, string output) = Show("table", Result);

        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('\u202E', output);
        Assert.Contains("[a](b)\uFFFD[2J\uFFFD now", output, StringComparison.Ordinal);
        string[] lines = output.ReplaceLineEndings("\n").Split('\n');
        Assert.Contains(lines, line => line.Trim() == "test/x");
        Assert.Contains(lines, line => line.Contains("breaking", StringComparison.Ordinal) && line.Contains("risky", StringComparison.Ordinal) && line.Contains("XInput.Seed: is gone", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("What old programs send is ignored, or refused. Do not set it.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("test/y as YEndpoint", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Trim() == "test/same");
        Assert.Equal("3 endpoints, 2 changed: 1 breaking, 1 risky, 1 safe", lines[^2].Trim());
    }

    [Fact]
    public void A_table_in_a_terminal_has_no_characters_of_a_document_that_would_play_with_it()
    {
        using var output = new StringWriter();
        DiffCommand.Show(new Terminal(output, TextWriter.Null, isTerminal: true, width: 60), Result, OutputFormat.Table);

        Assert.DoesNotContain("\u001b[2J", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', output.ToString());
    }

    [Fact]
    public void What_was_left_out_is_in_all_forms()
    {
        var result = new DiffResult([]) { Diagnostics = [new SpecDiagnostic("a_b.json", 1, 2, DiagnosticSeverity.Error, "FLUX0001", "no *JSON*")] };

        Assert.Equal((1, "### Notes\n\n- `a_b.json`: left out: (1,2): error FLUX0001: no \\*JSON\\*\n\n0 endpoints, 0 changed: 0 breaking, 0 risky, 0 safe; 1 document left out\n"), Show("markdown", result));
        Assert.Equal((1, "0 endpoints, 0 changed: 0 breaking, 0 risky, 0 safe; 1 document left out"), (Show("table", result).ExitCode, Show("table", result).Output.Trim()));
        Assert.Equal("FLUX0001", JsonElement.Parse(Show("json", result).Output).GetProperty("diagnostics")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("json")]
    public void The_exit_code_tells_a_break_in_any_form(string format)
    {
        Assert.Equal(3, Show(format, Result).ExitCode);
        Assert.Equal(0, Show(format, new DiffResult([new EndpointDiff("test/x", [Hostile])])).ExitCode);
        Assert.Equal(0, Show(format, new DiffResult([])).ExitCode);
        Assert.Equal(3, Show(format, new DiffResult([new EndpointDiff("test/x", [Hostile with { Runtime = Impact.Breaking }])])).ExitCode);
    }

    [Fact]
    public void Every_kind_is_documented_by_its_name_in_JSON()
    {
        string root = typeof(DiffOutputTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!;
        string page = File.ReadAllText(Path.Combine(root, "docs", "diff.md"));

        Assert.All(Enum.GetValues<ChangeKind>(), kind => Assert.Contains($"`{ImpactText.Of(kind)}`", page, StringComparison.Ordinal));
    }

    private static (int ExitCode, string Output) Show(string format, DiffResult result)
    {
        using var output = new StringWriter();
        int exitCode = DiffCommand.Show(new Terminal(output, TextWriter.Null, isTerminal: false), result, Enum.Parse<OutputFormat>(format, ignoreCase: true));
        return (exitCode, output.ToString());
    }
}
