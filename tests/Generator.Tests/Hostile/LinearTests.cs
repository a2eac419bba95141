using Flux2Gen.Generator.Emission;
using Flux2Gen.Generator.Input;
using Flux2Gen.Generator.Tests.Support;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Twice the document takes twice the work, right or wrong, and the faults of one kind are told a hundred times.</summary>
public sealed class LinearTests
{
    private static readonly GeneratorSettings Settings = new("MyApp.Fal", "public", "FalApi");

    public static TheoryData<string> Kinds => [.. BigDocument.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Work_grows_with_the_document(string kind)
    {
        TestSpec small = BigDocument.Of(kind, 1_000);
        TestSpec large = BigDocument.Of(kind, 2_000);
        Work(BigDocument.Of(kind, 100));

        double growth = (double)Work(large) / Work(small);

        Assert.InRange(growth / ((double)large.Text.Length / small.Text.Length), 0, 1.4);
    }

    [Theory]
    [InlineData("missing-required", "FLUX0104")]
    [InlineData("dangling-references", "FLUX0101")]
    [InlineData("values-of-one-name", "FLUX0201")]
    [InlineData("properties-of-one-name", "FLUX0201")]
    [InlineData("look-alike-names", "FLUX0204")]
    [InlineData("contradictory-defaults", "FLUX0103")]
    [InlineData("contradictory-rules", "FLUX0105")]
    [InlineData("keywords-of-other-types", "FLUX0106")]
    [InlineData("object-values", "FLUX0102")]
    [InlineData("doubled-members", "FLUX0004")]
    [InlineData("texts-of-wrong-kind", "FLUX0003")]
    public void Last_of_a_hundred_says_how_many_more(string kind, string id)
    {
        string[] diagnostics = GeneratorRun.WithDiagnostics(BigDocument.Of(kind, 1_400)).Diagnostics;

        Assert.Equal(100, diagnostics.Count(diagnostic => diagnostic.Contains(id, StringComparison.Ordinal)));
        string last = Assert.Single(diagnostics, static diagnostic => diagnostic.Contains(" more of ", StringComparison.Ordinal));
        Assert.Matches($" … and 1,(300|299) more of {id} in this document$", last);
    }

    [Fact]
    public void Hundred_of_a_kind_are_told_as_they_are() =>
        Assert.DoesNotContain(GeneratorRun.WithDiagnostics(BigDocument.Of("missing-required", 100)).Diagnostics, static diagnostic => diagnostic.Contains("more of", StringComparison.Ordinal));

    [Fact]
    public void Name_that_is_too_long_is_refused_at_its_place()
    {
        string name = new('x', 5_000);
        TestSpec spec = TestSpec.WithInput($"\"{name}\": {{ \"type\": \"string\" }}");

        string diagnostic = Assert.Single(Attack.Survives(spec).Diagnostics);

        Assert.StartsWith($"{spec.Path}({spec.PlaceOf($"\"{name}\"")}): error FLUX0003", diagnostic, StringComparison.Ordinal);
        Assert.Contains("must be a name of at most 4096 characters, but is longer", diagnostic, StringComparison.Ordinal);
    }

    [Fact]
    public void Place_after_other_characters_is_exact()
    {
        string text = string.Concat(Enumerable.Repeat("é🤩日x", 3_000));
        TestSpec spec = TestSpec.WithInput($"\"a\": {{ \"type\": \"string\", \"description\": \"{text}\" }},\n\"b\": {{ \"$ref\": \"#/components/schemas/Gone\" }}");

        Assert.StartsWith($"{spec.Path}({spec.PlaceOf("\"#/components/schemas/Gone\"")}): ", Assert.Single(GeneratorRun.WithDiagnostics(spec).Diagnostics), StringComparison.Ordinal);
    }

    /// <summary>Allocated bytes: the same on every machine, whatever else runs on it.</summary>
    private static long Work(TestSpec spec)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        ParsedSpec parsed = SpecParser.Parse(spec.Text, ParserOptions.Default, CancellationToken.None);
        if (parsed.Endpoint is { } endpoint)
        {
            EndpointFileEmitter.Print(endpoint, Settings, CancellationToken.None);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
