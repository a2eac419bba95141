using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Verification.Mutants;

/// <summary>What must hold of what the generator makes of a document, whatever the document.</summary>
internal static class MutantRules
{
    /// <summary>Finds what does not hold.</summary>
    /// <param name="document">The document.</param>
    /// <param name="emitted">What was made of it.</param>
    /// <returns>One line for each rule that is broken.</returns>
    public static IEnumerable<string> Broken(SpecFile document, EmittedProject emitted)
    {
        foreach (SpecDiagnostic diagnostic in emitted.Diagnostics)
        {
            if (diagnostic.Id is "crash" or "FLUX0900")
            {
                yield return $"emit: {diagnostic}";
            }
            else if (diagnostic.Path != document.Path)
            {
                yield return $"emit: about no place of the document: {diagnostic}";
            }
            else if (diagnostic is { Line: 1, Column: 1 } && !MayBeAtStart(document, diagnostic.Id))
            {
                yield return $"emit: about the document as a whole, though something in it is wrong: {diagnostic}";
            }
        }

        bool isEmitted = HasClient(emitted);
        if (!isEmitted && !emitted.Diagnostics.Any(diagnostic => diagnostic.IsError))
        {
            yield return "emit: no client and no word why";
        }
        else if (isEmitted && emitted.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError) is { } error)
        {
            yield return $"emit: a client in spite of an error: {error}";
        }
    }

    /// <summary>Whether there is a client: a source beside the list of all endpoints.</summary>
    /// <param name="emitted">What was made of a document.</param>
    /// <returns>Whether there is.</returns>
    public static bool HasClient(EmittedProject emitted) => emitted.Sources.Any(source => source.HintName != "FalApi.g.cs");

    // A document that is no object, or not JSON from its first character on, is wrong there.
    private static bool MayBeAtStart(SpecFile document, string id) =>
        id == "FLUX0002" || document.Text.Length == 0 || document.Text[0] != '{';
}
