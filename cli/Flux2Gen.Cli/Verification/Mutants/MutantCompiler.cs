using System.Reflection;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification.RoundTrips;

namespace Flux2Gen.Cli.Verification.Mutants;

/// <summary>Compiles the code of many mutants at once: the compiler's start costs more than a document.</summary>
/// <param name="compiler">The compiler.</param>
internal sealed class MutantCompiler(CatalogCompiler compiler)
{
    /// <summary>Compiles, and finds the types of what compiles.</summary>
    /// <param name="codes">The code of many mutants. Each has its types afterwards, or errors.</param>
    public void Compile(IReadOnlyList<MutantCode> codes)
    {
        if (codes.Count == 0)
        {
            return;
        }

        CompileOutcome outcome = compiler.Compile([.. codes.SelectMany(code => code.Sources)]);
        if (outcome.Image is not null)
        {
            FindTypes(codes, CatalogAssembly.LoadForNow(outcome.Image));
            return;
        }

        foreach (CompileError error in outcome.Errors)
        {
            codes.FirstOrDefault(code => code.Owns(error.HintName))?.Errors.Add($"compile: {error}");
        }

        MutantCode[] rest = [.. codes.Where(code => code.Errors.Count == 0)];
        if (rest.Length < codes.Count)
        {
            Compile(rest);
        }
        else if (codes.Count == 1)
        {
            codes[0].Errors.AddRange(outcome.Errors.Select(error => $"compile: {error}"));
        }
        else
        {
            // Nobody's error in particular: halves, until it is somebody's.
            Compile([.. codes.Take(codes.Count / 2)]);
            Compile([.. codes.Skip(codes.Count / 2)]);
        }
    }

    private static void FindTypes(IReadOnlyList<MutantCode> codes, Assembly assembly)
    {
        ILookup<string, EndpointTypes> found = EndpointTypes.FindAll(assembly).ToLookup(item => item.Namespace, item => item.Types, StringComparer.Ordinal);
        foreach (MutantCode code in codes)
        {
            code.Types = found.FirstOrDefault(group => code.IsNamespace(group.Key))?.Single();
        }
    }
}
