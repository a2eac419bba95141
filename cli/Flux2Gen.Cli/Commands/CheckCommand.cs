using System.CommandLine;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification;
using Flux2Gen.Cli.Verification.FileTypes;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>check</c>: proves that documents become code that compiles and that loses nothing.</summary>
internal static class CheckCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "fal OpenAPI documents, catalogues of them, or folders.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var keep = new Option<DirectoryInfo?>("--keep")
        {
            Description = "Write the emitted sources to this folder; with mutations, the altered documents that failed.",
            HelpName = "folder",
        };
        var maxFailures = new Option<int>("--max-failures")
        {
            Description = "How many failures to print in all.",
            HelpName = "number",
            DefaultValueFactory = _ => 50,
        };
        var sizes = new Option<bool>("--sizes")
        {
            Description = "Print how large the emitted sources are, endpoint by endpoint.",
        };
        var fileTypes = new Option<bool>("--file-types")
        {
            Description = "Change the file objects of outputs as fal may at will, and check that no type changes.",
        };
        var mutations = new MutationOptions();
        var fuzz = new FuzzOptions();
        var settings = new GenerationOptions("Catalog");

        var command = new Command("check", "Emit documents, compile what was emitted, and read and write sample JSON with it.")
        {
            paths,
            keep,
            maxFailures,
            sizes,
            fileTypes,
            mutations.Share,
            mutations.Numbers,
            fuzz.Count,
            fuzz.Seed,
            fuzz.Only,
        };
        settings.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(paths) is not { Length: > 0 } && result.GetResult(fuzz.Count) is null && result.GetResult(fuzz.Only) is null)
            {
                result.AddError("Name a document, a catalogue or a folder, or a number of documents with --fuzz.");
            }
        });
        return ToolRun.Let(command, environment, run =>
        {
            ParseResult parsed = run.Parsed;
            TextWriter output = run.Terminal.Output;
            string? folder = parsed.GetValue(keep)?.FullName;
            if (fuzz.AreGiven(parsed))
            {
                return fuzz.Run(parsed, folder, parsed.GetValue(maxFailures), output);
            }

            IReadOnlyList<SpecFile> specs = ToolRun.ReadDocuments(parsed.GetRequiredValue(paths));
            if (mutations.AreGiven(parsed))
            {
                return MutationRun.Run(CatalogFile.Split(specs), mutations.Choose(parsed), folder, parsed.GetValue(maxFailures), output);
            }

            var emitter = new GeneratorEmitter(ReferenceAssemblies.All, settings.RootNamespaceOf(parsed), settings.SettingsOf(parsed));
            if (parsed.GetValue(fileTypes))
            {
                var fileCheck = new FileTypeCheck(emitter, new CatalogCompiler(ReferenceAssemblies.All), $"{settings.RootNamespaceOf(parsed)}.Fal") { KeepFolder = folder };
                FileTypeReport files = fileCheck.Run(CatalogFile.Split(specs));
                files.Write(output, parsed.GetValue(maxFailures));
                return files.Passed ? ExitCodes.Success : ExitCodes.Failure;
            }

            var check = new CatalogCheck(emitter, new CatalogCompiler(ReferenceAssemblies.All))
            {
                KeepFolder = folder,
            };
            CatalogReport report = check.Run(CatalogFile.Split(specs));
            if (parsed.GetValue(sizes))
            {
                new SizeReport(check.Sizes).Write(output);
            }

            report.Write(output, parsed.GetValue(maxFailures));
            return report.Passed ? ExitCodes.Success : ExitCodes.Failure;
        });
    }
}
