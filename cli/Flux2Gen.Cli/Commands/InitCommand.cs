using System.CommandLine;
using System.Text.Json;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Specs.Projects;
using Spectre.Console;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>init</c>: has a project use the package, with a first endpoint.</summary>
internal static class InitCommand
{
    private const string FirstEndpoint = "fal-ai/flux-2-pro";
    private const string SpecsFolder = "specs";

    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        Argument<string[]> ids = EndpointArguments.ZeroOrMore($"Ids of the first endpoints; {FirstEndpoint} when none is given.");
        var project = new Option<string>("--project")
        {
            Description = "The project file, or the folder that it is in. The specs folder is beside it.",
            HelpName = "path",
            DefaultValueFactory = _ => ".",
        };
        var version = new Option<string>("--package-version")
        {
            Description = "The version of the package Flux2Gen; the tool's own when it is not given.",
            HelpName = "version",
            DefaultValueFactory = _ => ToolVersion.Short,
        };
        version.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { } text || text.Length == 0 || text.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('.' or '-' or '*')))
            {
                result.AddError("--package-version is a version such as 0.1.0.");
            }
        });
        var command = new Command("init", "Have a project use Flux2Gen, with a first endpoint.")
        {
            ids,
            project,
            version,
            SharedOptions.Fal,
            SharedOptions.Json,
        };
        return ToolRun.Let(command, environment, async (run, cancellationToken) =>
        {
            string path = ProjectSetup.Find(run.Parsed.GetRequiredValue(project));
            ProjectSetup setup = ProjectSetup.Read(path);
            IReadOnlyList<string> done = setup.Apply(run.Parsed.GetRequiredValue(version), SpecsFolder);

            // The project last: it is left as it was when there is no document to begin with.
            SpecStore store = SpecStore.Open(Path.GetDirectoryName(path) is "" or "." ? SpecsFolder : Path.Combine(Path.GetDirectoryName(path)!, SpecsFolder));
            var adder = new DocumentAdder(store, run.OpenIntake(store), environment.Time);
            string[] first = run.Parsed.GetValue(ids) is { Length: > 0 } given ? given : [FirstEndpoint];
            IReadOnlyList<EndpointOutcome> outcomes = await run.WorkingAsync(
                "Fetching and checking documents",
                () => adder.RunAsync(first, isForced: false, cancellationToken));
            int exitCode = OutcomeReport.ExitCodeOf(outcomes);
            string? program = null;
            string FirstText() => FirstProgram.Of(outcomes[0].Endpoint!.Model, setup.Client.Namespace, setup.Client.ApiName);
            if (exitCode == ExitCodes.Success)
            {
                setup.Save();
                program = ProgramFile.FindUntouched(path);
                if (program is not null)
                {
                    ProgramFile.Write(program, FirstText());
                    done = [.. done, $"{program}: a first program, in place of the template's"];
                }
            }
            else
            {
                done = [];
            }

            OutcomeReport.Write(run, outcomes, json => WriteJson(json, path, done));
            if (exitCode != ExitCodes.Success)
            {
                run.Terminal.Error($"'{path}' is as it was.");
            }
            else if (!run.IsJson)
            {
                Write(run.Terminal, done);
                WriteNext(run.Terminal, program is null ? FirstText() : null);
            }

            return exitCode;
        });
    }

    private static void Write(Terminal terminal, IReadOnlyList<string> done)
    {
        foreach (string step in done)
        {
            terminal.Line("added      ", Color.Green, step);
        }
    }

    private static void WriteNext(Terminal terminal, string? program)
    {
        terminal.Line("");
        if (program is null)
        {
            terminal.Line("With a key in the environment variable FAL_KEY, 'dotnet run' runs it.");
            return;
        }

        terminal.Line("What to write in a program:");
        foreach (string line in program.TrimEnd().Split('\n'))
        {
            terminal.Line(line.Length == 0 ? "" : $"    {line}");
        }
    }

    private static void WriteJson(Utf8JsonWriter json, string path, IReadOnlyList<string> done)
    {
        json.WriteStartObject("project");
        json.WriteString("file", path);
        json.WriteStartArray("added");
        foreach (string step in done)
        {
            json.WriteStringValue(step);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
