using System.Diagnostics;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification.Mutants;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Verification.Fuzzing;

/// <summary>Makes documents of the grammar, and takes each as far as it goes: to code that compiles, or to a diagnostic.</summary>
/// <param name="emitter">Makes the C#, in <see cref="MutantCode.EmittedNamespace"/>.</param>
/// <param name="compiler">Compiles many documents at once.</param>
/// <param name="found">Is told of each document with a finding.</param>
internal sealed class FuzzCheck(ISpecEmitter emitter, MutantCompiler compiler, Action<FuzzCase> found)
{
    private const int DocumentsAtOnce = 250;

    private const int SmallDocument = 100_000;

    /// <summary>A hundred times what such a document takes.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Checks documents.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="numbers">The numbers of the documents.</param>
    /// <returns>What was found.</returns>
    public FuzzReport Run(int seed, IEnumerable<int> numbers)
    {
        var report = new FuzzReport();
        foreach (int[] some in numbers.Chunk(DocumentsAtOnce))
        {
            FuzzCase[] cases = [.. some.AsParallel().AsOrdered().Select(number => Emitted(seed, number))];
            compiler.Compile([.. cases.Select(static item => item.Code).OfType<MutantCode>()]);
            foreach (FuzzCase item in cases)
            {
                foreach (string error in item.Code?.Errors ?? [])
                {
                    item.Add(FuzzFinding.CompileError, error);
                }

                if (item.Findings.Any())
                {
                    found(item);
                }

                report.Add(item);
                item.Code = null;
            }
        }

        return report;
    }

    private FuzzCase Emitted(int seed, int number)
    {
        var item = new FuzzCase(seed, number);
        try
        {
            EmittedProject first = Timed(item, out TimeSpan took);
            EmittedProject second = Timed(item, out TimeSpan again);
            if (took > Budget && again > Budget && item.File.Text.Length < SmallDocument)
            {
                item.Add(FuzzFinding.Slow, $"{item.File.Text.Length} characters took {again.TotalSeconds:F1} s");
            }

            if (Key(first) != Key(second))
            {
                item.Add(FuzzFinding.Exception, "a second run gives something else");
            }

            Look(item, first, number);
        }
        catch (Exception exception)
        {
            item.Add(FuzzFinding.Exception, exception.ToString());
        }

        return item;
    }

    private static void Look(FuzzCase item, EmittedProject emitted, int number)
    {
        foreach (string broken in MutantRules.Broken(item.File, emitted))
        {
            item.Add(FuzzFinding.Exception, broken);
        }

        EndpointModel? model = SpecParser.Parse(item.File.Text, ParserOptions.Default, CancellationToken.None).Endpoint;
        if (model is null || !MutantRules.HasClient(emitted))
        {
            return;
        }

        item.Code = new MutantCode(number, emitted.Sources);
        foreach (string escape in EscapeCheck.Run(emitted.Sources, model))
        {
            item.Add(FuzzFinding.Escape, escape);
        }
    }

    private EmittedProject Timed(FuzzCase item, out TimeSpan took)
    {
        long start = Stopwatch.GetTimestamp();
        EmittedProject emitted = Bounded.Run(Limit, () => emitter.Emit([item.File]));
        took = Stopwatch.GetElapsedTime(start);
        return emitted;
    }

    private static string Key(EmittedProject emitted) => MutantCode.Key(emitted.Sources) + string.Join('\n', emitted.Diagnostics);
}
