using System.Globalization;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Incremental;

/// <summary>Same input, same output, byte for byte.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        TestSpec[] specs = [.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)];

        GeneratorRun forward = GeneratorRun.Of(specs);
        GeneratorRun backward = GeneratorRun.Of([.. specs.Reverse()]);

        Assert.Equal(forward.Sources, backward.Sources.OrderBy(static source => source.Key).ToDictionary());
    }

    [Theory]
    [InlineData(",", "-")]
    [InlineData(",", "\u2212")]
    public void The_culture_does_not_matter(string decimalSeparator, string negativeSign)
    {
        TestSpec[] specs = [.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)];
        GeneratorRun invariant = GeneratorRun.Of(specs);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureOf(decimalSeparator, negativeSign);
            Assert.Equal($"{negativeSign}0{decimalSeparator}5", (-0.5).ToString(CultureInfo.CurrentCulture));

            Assert.Equal(invariant.Sources, GeneratorRun.Of(specs).Sources);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Lines_end_the_same_way_everywhere()
    {
        TestSpec spec = TestSpec.WithInput("""
            "size": { "type": "string", "description": "first line\r\nsecond line\rthird line" }
            """);

        string source = GeneratorRun.Of(spec).Source;

        Assert.DoesNotContain('\r', source);
        Assert.Contains("first line second line third line", source, StringComparison.Ordinal);
    }

    /// <summary>A culture that writes numbers as Turkish and Finnish do, whether or not the system has culture data.</summary>
    private static CultureInfo CultureOf(string decimalSeparator, string negativeSign)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = decimalSeparator;
        culture.NumberFormat.NegativeSign = negativeSign;
        return culture;
    }
}
