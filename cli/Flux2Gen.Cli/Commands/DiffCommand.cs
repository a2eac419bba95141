using System.CommandLine;
using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Diff.Output;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Verification.Diffs;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>diff</c>: says what a changed document means for callers.</summary>
internal static class DiffCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        var before = new Argument<string>("old") { Description = "A fal OpenAPI document, a catalogue of them, or a folder." };
        var after = new Argument<string>("new") { Description = "The same, as it is now." };
        var clients = new ClientOptions();
        var verify = new Option<bool>("--verify")
        {
            Description = "Hold the diff against the compiler instead of printing it.",
            Hidden = true,
        };

        var mutations = new MutationOptions();
        mutations.Share.Hidden = true;
        mutations.Numbers.Hidden = true;

        var command = new Command("diff", "Say what changed between documents, and whether it breaks code, or programs that run.")
        {
            before,
            after,
            SharedOptions.Format,
            SharedOptions.Json,
            verify,
            mutations.Share,
            mutations.Numbers,
        };
        clients.AddTo(command);
        return ToolRun.Let(command, environment, run =>
        {
            IReadOnlyList<SpecFile> old = CatalogFile.Split(ToolRun.ReadDocuments(run.Parsed.GetRequiredValue(before)));
            IReadOnlyList<SpecFile> now = CatalogFile.Split(ToolRun.ReadDocuments(run.Parsed.GetRequiredValue(after)));
            if (mutations.AreGiven(run.Parsed))
            {
                return Verify(run.Terminal, DocumentPairs.Of([.. old.Concat(now).DistinctBy(file => file.Path)], mutations.Choose(run.Parsed)));
            }

            if (run.Parsed.GetValue(verify))
            {
                return Verify(run.Terminal, DocumentPairs.Of(old, now));
            }

            DiffResult result = SpecDiff.Compare(old, now, clients.Of(run.Parsed));
            run.Terminal.Report(result.Diagnostics);
            return Show(run.Terminal, result, run.Format);
        });
    }

    /// <summary>Prints changes.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="result">The changes.</param>
    /// <param name="format">How.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    internal static int Show(Terminal terminal, DiffResult result, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Json(json => DiffJson.Write(json, result));
                break;
            case OutputFormat.Markdown:
                new MarkdownWriter(terminal.Output).Write(result, [.. result.Diagnostics.Select(diagnostic => (diagnostic.Path, $"left out: {diagnostic.Summary}"))]);
                break;
            default:
                new TableWriter(terminal).Write(result);
                break;
        }

        return result.Diagnostics.Count > 0 ? ExitCodes.Failure
            : result.IsBreaking ? ExitCodes.Breaking
            : ExitCodes.Success;
    }

    private static int Verify(Terminal terminal, IReadOnlyList<(SpecFile Before, SpecFile After)> pairs)
    {
        VerificationReport report = new DiffVerification().Run(pairs);
        report.Write(terminal.Output);
        return report.Disagreements.Count == 0 && report.Pairs > 0 ? ExitCodes.Success : ExitCodes.Failure;
    }
}
