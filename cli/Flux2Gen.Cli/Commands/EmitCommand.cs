using System.CommandLine;
using Flux2Gen.Cli.Compiling;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>emit</c>: shows the C# that a build would get.</summary>
internal static class EmitCommand
{
    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var path = new Argument<string[]>("spec")
        {
            Description = "fal OpenAPI documents, catalogues of them, or folders.",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<DirectoryInfo?>("--output", "-o")
        {
            Description = "Write one file per source to this folder instead of printing them.",
        };
        var settings = new GenerationOptions("MyApp");

        var command = new Command("emit", "Print the C# that a build emits for documents.") { path, folder };
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            if (!SpecFiles.TryFind(parsed.GetRequiredValue(path), error, out IReadOnlyList<SpecFile> specs))
            {
                return ExitCodes.Usage;
            }

            var emitter = new GeneratorEmitter(ReferenceAssemblies.All, settings.RootNamespaceOf(parsed), settings.SettingsOf(parsed));
            return Show(emitter.Emit(specs), parsed.GetValue(folder)?.FullName, parsed.InvocationConfiguration.Output, error);
        });
        return command;
    }

    /// <summary>Prints or writes what was emitted.</summary>
    /// <param name="emitted">What was emitted.</param>
    /// <param name="folder">Where the sources are written; <see langword="null"/> to print them.</param>
    /// <param name="output">Where sources, or the names of the files written, are printed.</param>
    /// <param name="error">Where diagnostics are printed.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    internal static int Show(EmittedProject emitted, string? folder, TextWriter output, TextWriter error)
    {
        foreach (SpecDiagnostic diagnostic in emitted.Diagnostics)
        {
            error.WriteLine(diagnostic);
        }

        if (folder is not null)
        {
            foreach (string file in SourceFolder.Write(folder, emitted.Sources))
            {
                output.WriteLine(file);
            }
        }
        else
        {
            foreach (EmittedSource source in emitted.Sources)
            {
                output.WriteLine(emitted.Sources.Count > 1 ? $"// ---- {source.HintName}\n{source.Text}" : source.Text.ToString());
            }
        }

        return emitted.Diagnostics.Any(diagnostic => diagnostic.IsError) ? ExitCodes.Failure : ExitCodes.Success;
    }
}
