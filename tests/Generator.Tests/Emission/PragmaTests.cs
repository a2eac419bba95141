using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Emission;

/// <summary>Emitted files silence only the warnings that they have a reason for.</summary>
public sealed class PragmaTests
{
    [Fact]
    public void Only_inherited_parameters_lack_documentation()
    {
        GeneratorRun run = GeneratorRun.Of([.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)]);

        string[] warnings = run.WarningsWithoutPragmas();

        Assert.NotEmpty(warnings);
        Assert.All(warnings, static warning => Assert.Matches("CS1573: Parameter '(options|cancellationToken|onUpdate)' .*EndpointExtensions\\.", warning));
    }

    [Theory]
    [InlineData("\"a\": { \"type\": \"string\" }", "CS0436")]
    [InlineData("\"a\": { \"type\": \"string\", \"deprecated\": true }", "CS0436 CS0618")]
    [InlineData("\"a\": { \"enum\": [\"x\"] }", "CS0436")]
    [InlineData("\"a\": { \"enum\": [\"x\"], \"deprecated\": true }", "CS0436 CS0618")]
    public void A_file_has_the_pragmas_that_it_needs(string properties, string expected)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.WithInput(properties));

        run.Compile();
        string[] pragmas = [.. run.Source.Split('\n').Where(static line => line.StartsWith("#pragma", StringComparison.Ordinal))];
        Assert.Equal(expected, string.Join(" ", pragmas.Select(static line => line.Split(' ')[3])));
    }
}
