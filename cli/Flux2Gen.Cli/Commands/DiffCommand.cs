using System.CommandLine;
using Flux2Gen.Cli.Diffing;
using Flux2Gen.Cli.Diffing.Output;
using Flux2Gen.Cli.Diffing.Verifying;
using Flux2Gen.Cli.Documents;
using Spectre.Console;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>diff</c>: says what a changed document means for callers.</summary>
internal static class DiffCommand
{
    // Wide enough for a log; a terminal has its own width.
    private const int FileWidth = 160;

    /// <summary>Builds the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var before = new Argument<string>("old") { Description = "A fal OpenAPI document, a catalogue of them, or a folder." };
        var after = new Argument<string>("new") { Description = "The same, as it is now." };
        var format = new Option<string>("--format")
        {
            Description = "How to print: table, markdown or json.",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "markdown", "json");
        var verify = new Option<bool>("--verify")
        {
            Description = "Hold the diff against the compiler instead of printing it.",
            Hidden = true,
        };

        var mutations = new MutationOptions();
        mutations.Share.Hidden = true;
        mutations.Numbers.Hidden = true;

        var command = new Command("diff", "Say what changed between documents, and whether it breaks code or programs that run.") { before, after, format, verify, mutations.Share, mutations.Numbers };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            TextWriter error = parsed.InvocationConfiguration.Error;
            if (!SpecFiles.TryFind([parsed.GetRequiredValue(before)], error, out IReadOnlyList<SpecFile> old)
                || !SpecFiles.TryFind([parsed.GetRequiredValue(after)], error, out IReadOnlyList<SpecFile> now))
            {
                return ExitCodes.Usage;
            }

            (old, now) = (CatalogFile.Split(old), CatalogFile.Split(now));
            try
            {
                return mutations.AreGiven(parsed) ? Verify(DocumentPairs.Of([.. old.Concat(now).DistinctBy(file => file.Path)], mutations.Choose(parsed)), output)
                    : parsed.GetValue(verify) ? Verify(DocumentPairs.Of(old, now), output)
                    : Show(SpecDiff.Compare(old, now), parsed.GetRequiredValue(format), output);
            }
            catch (DocumentException exception)
            {
                error.WriteLine(exception.Message);
                return ExitCodes.Failure;
            }
        });
        return command;
    }

    /// <summary>Prints changes.</summary>
    /// <param name="result">The changes.</param>
    /// <param name="format">How.</param>
    /// <param name="output">Where.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    internal static int Show(DiffResult result, string format, TextWriter output)
    {
        switch (format)
        {
            case "json":
                new JsonWriter(output).Write(result);
                break;
            case "markdown":
                new MarkdownWriter(output).Write(result);
                break;
            default:
                new TableWriter(Console(output)).Write(result);
                break;
        }

        return result.IsBreaking ? ExitCodes.Breaking : ExitCodes.Success;
    }

    private static int Verify(IReadOnlyList<(SpecFile Before, SpecFile After)> pairs, TextWriter output)
    {
        VerificationReport report = new DiffVerification().Run(pairs);
        report.Write(output);
        return report.Disagreements.Count == 0 && report.Pairs > 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static IAnsiConsole Console(TextWriter output)
    {
        bool isTerminal = output == System.Console.Out && !System.Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        if (!isTerminal)
        {
            console.Profile.Width = FileWidth;
        }

        return console;
    }
}
