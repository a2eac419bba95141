using System.CommandLine;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Output;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>emit</c>: shows the C# that a build would get.</summary>
internal static class EmitCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        var path = new Argument<string[]>("spec")
        {
            Description = "fal OpenAPI documents, catalogues of them, or folders.",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<DirectoryInfo?>("--output", "-o")
        {
            Description = "Write one file per source to this folder instead of printing them.",
            HelpName = "folder",
        };
        var settings = new GenerationOptions("MyApp");

        var command = new Command("emit", "Print the C# that a build emits for documents.") { path, folder };
        settings.AddTo(command);
        return ToolRun.Let(command, environment, run =>
        {
            IReadOnlyList<SpecFile> specs = ToolRun.ReadDocuments(run.Parsed.GetRequiredValue(path));
            var emitter = new GeneratorEmitter(ReferenceAssemblies.All, settings.RootNamespaceOf(run.Parsed), settings.SettingsOf(run.Parsed));
            return Show(run.Terminal, emitter.Emit(specs), run.Parsed.GetValue(folder)?.FullName);
        });
    }

    /// <summary>Prints or writes what was emitted.</summary>
    /// <param name="terminal">Where sources, or the names of the files written, are printed, and what the generator says.</param>
    /// <param name="emitted">What was emitted.</param>
    /// <param name="folder">Where the sources are written; <see langword="null"/> to print them.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    internal static int Show(Terminal terminal, EmittedProject emitted, string? folder)
    {
        terminal.Report(emitted.Diagnostics);
        if (folder is not null)
        {
            foreach (string file in SourceFolder.Write(folder, emitted.Sources))
            {
                terminal.Line(file);
            }
        }
        else
        {
            foreach (EmittedSource source in emitted.Sources)
            {
                terminal.Output.WriteLine(emitted.Sources.Count > 1 ? $"// ---- {source.HintName}\n{source.Text}" : source.Text.ToString());
            }
        }

        return emitted.Diagnostics.Any(diagnostic => diagnostic.IsError) ? ExitCodes.Failure : ExitCodes.Success;
    }
}
