using System.CommandLine;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification.Fuzzing;
using Flux2Gen.Cli.Verification.Mutants;

namespace Flux2Gen.Cli.Commands;

/// <summary>The options of <c>check</c> that have documents made by a grammar.</summary>
internal sealed class FuzzOptions
{
    /// <summary>Gets the option that says how many documents are made.</summary>
    public Option<int?> Count { get; } = new("--fuzz")
    {
        Description = "Check this many documents of a grammar of hostile documents instead of files.",
        HelpName = "number",
    };

    /// <summary>Gets the option that says where the grammar's choices start.</summary>
    public Option<int> Seed { get; } = new("--seed")
    {
        Description = "Which documents the grammar makes: another seed gives others.",
        HelpName = "number",
        DefaultValueFactory = _ => 1,
    };

    /// <summary>Gets the option that names one document.</summary>
    public Option<int?> Only { get; } = new("--fuzz-only")
    {
        Description = "Check the document of this number alone; --keep writes it.",
        HelpName = "number",
    };

    /// <summary>Whether documents are to be made.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>Whether they are.</returns>
    public bool AreGiven(ParseResult parsed) => parsed.GetValue(Count) is not null || parsed.GetValue(Only) is not null;

    /// <summary>Makes documents and checks them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="keepFolder">Where documents with findings are written to, or <see langword="null"/>.</param>
    /// <param name="maxFailures">How many documents with findings to print.</param>
    /// <param name="output">Where to print.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(ParseResult parsed, string? keepFolder, int maxFailures, TextWriter output)
    {
        int? only = parsed.GetValue(Only);
        int printed = 0;
        var check = new FuzzCheck(
            new GeneratorEmitter(ReferenceAssemblies.All, MutantCode.EmittedNamespace),
            new MutantCompiler(new CatalogCompiler(ReferenceAssemblies.All)),
            item =>
            {
                foreach (string line in printed++ < maxFailures ? item.Lines : [])
                {
                    output.WriteLine(line);
                }

                Keep(item, keepFolder);
            });
        int seed = parsed.GetValue(Seed);
        if (only is { } number)
        {
            Keep(new FuzzCase(seed, number), keepFolder);
        }

        FuzzReport report = check.Run(seed, only is { } one ? [one] : Enumerable.Range(1, Math.Max(0, parsed.GetValue(Count) ?? 0)));
        output.WriteLine($"{report.Emitted} of the documents became code, the others were refused.");
        output.WriteLine(report.Summary);
        return report.Passed ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static void Keep(FuzzCase item, string? folder)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(item.File.Path)), item.File.Text);
        }
    }
}
