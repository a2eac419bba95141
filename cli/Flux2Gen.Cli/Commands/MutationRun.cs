using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification.Mutants;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>check --mutations</c>: proves that an altered document gives code that works, or a diagnostic.</summary>
internal static class MutationRun
{
    /// <summary>Checks mutants and prints those that fail as they do: a run over a whole catalogue is long.</summary>
    /// <param name="specs">The documents.</param>
    /// <param name="mutations">The mutations of a document, by its place among the documents.</param>
    /// <param name="keepFolder">Where altered documents that fail are written to, or <see langword="null"/>.</param>
    /// <param name="maxFailures">How many failures to print in all.</param>
    /// <param name="output">Where to print.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<SpecFile> specs, Func<int, IReadOnlyList<Mutation>> mutations, string? keepFolder, int maxFailures, TextWriter output)
    {
        int printed = 0;
        var check = new MutationCheck(
            new GeneratorEmitter(ReferenceAssemblies.All, MutantCode.EmittedNamespace),
            new MutantCompiler(new CatalogCompiler(ReferenceAssemblies.All)),
            mutant =>
            {
                foreach (string failure in mutant.Failures.TakeWhile(_ => printed++ < maxFailures))
                {
                    output.WriteLine(failure);
                }

                if (keepFolder is not null)
                {
                    Directory.CreateDirectory(keepFolder);
                    File.WriteAllText(Path.Combine(keepFolder, mutant.FileName), mutant.File.Text);
                }
            });
        MutationReport report = check.Run(specs, mutations);
        report.Write(output);
        return report.Passed ? ExitCodes.Success : ExitCodes.Failure;
    }
}
