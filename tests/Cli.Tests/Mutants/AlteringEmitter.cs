using System.Text;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification.Mutants;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Tests.Mutants;

/// <summary>The generator, with a fault for documents that hold a word.</summary>
internal sealed class AlteringEmitter(string word, Func<SpecFile, EmittedProject, EmittedProject> fault) : ISpecEmitter
{
    private readonly GeneratorEmitter _emitter = new(ReferenceAssemblies.All, MutantCode.EmittedNamespace);

    public EmittedProject Emit(IReadOnlyList<SpecFile> specs)
    {
        EmittedProject emitted = _emitter.Emit(specs);
        return specs[0].Text.Contains(word, StringComparison.Ordinal) ? fault(specs[0], emitted) : emitted;
    }

    /// <summary>A fault in the code.</summary>
    public static AlteringEmitter Replacing(string word, string code, string other) => new(word, (_, emitted) => emitted with
    {
        Sources = [.. emitted.Sources.Select(source => source with { Text = SourceText.From(source.Text.ToString().Replace(code, other, StringComparison.Ordinal), Encoding.UTF8) })],
    });

    /// <summary>A fault in the diagnostics.</summary>
    public static AlteringEmitter Saying(string word, Func<SpecFile, SpecDiagnostic> diagnostic) => new(word, (spec, emitted) => emitted with { Diagnostics = [.. emitted.Diagnostics, diagnostic(spec)] });
}
