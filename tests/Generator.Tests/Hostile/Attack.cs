using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>What holds of every document, however hostile.</summary>
internal static class Attack
{
    /// <summary>Code that compiles, or a diagnostic at a place in the document; never a failure of the generator.</summary>
    public static GeneratorRun Survives(params TestSpec[] specs)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(specs);
        Assert.All(run.Result.Diagnostics, diagnostic =>
        {
            Assert.NotEqual("FLUX0900", diagnostic.Id);
            Assert.Contains(diagnostic.Location.GetLineSpan().Path, specs.Select(static spec => spec.Path));
        });
        run.Compile();
        return run;
    }

    /// <summary>Like <see cref="Survives"/>, and a client is there.</summary>
    public static GeneratorRun Emits(params TestSpec[] specs)
    {
        GeneratorRun run = Survives(specs);
        Assert.Equal(specs.Length + 1, run.Sources.Count);
        return run;
    }

    /// <summary>A text as a JSON string.</summary>
    public static string Json(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";
}
