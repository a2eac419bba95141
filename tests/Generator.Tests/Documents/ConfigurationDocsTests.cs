using System.Text.RegularExpressions;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Documents;

/// <summary>docs/configuration.md tells all that build/Flux2Gen.props lets the generator see, and nothing else.</summary>
public sealed partial class ConfigurationDocsTests
{
    private static readonly string Docs = File.ReadAllText(RepositoryFiles.Path("docs", "configuration.md"));

    [Fact]
    public void Every_property_has_a_row() => Assert.Equal(
        Names(VisibleProperty(), File.ReadAllText(RepositoryFiles.Path("build", "Flux2Gen.props"))).Where(static name => name.Contains("Flux2Gen", StringComparison.Ordinal)),
        Names(Row(), Docs).Where(static name => name.Contains("Flux2Gen", StringComparison.Ordinal)));

    [Fact]
    public void Every_metadata_has_a_row() => Assert.Equal(
        Names(VisibleMetadata(), File.ReadAllText(RepositoryFiles.Path("build", "Flux2Gen.props"))).Where(static name => name != "Spec"),
        Names(Row(), Docs).Where(static name => !name.Contains("Flux2Gen", StringComparison.Ordinal)));

    [Fact]
    public void The_build_hands_on_all_that_is_visible()
    {
        string targets = File.ReadAllText(RepositoryFiles.Path("build", "Flux2Gen.Items.targets"));

        Assert.All(
            Names(VisibleMetadata(), File.ReadAllText(RepositoryFiles.Path("build", "Flux2Gen.props"))),
            name => Assert.Contains($"Flux2Gen{name}=\"", targets, StringComparison.Ordinal));
    }

    private static string[] Names(Regex pattern, string text) =>
        [.. pattern.Matches(text).Select(static match => match.Groups["name"].Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex("<CompilerVisibleProperty Include=\"(?<name>\\w+)\"")]
    private static partial Regex VisibleProperty();

    [GeneratedRegex("MetadataName=\"Flux2Gen(?<name>\\w+)\"")]
    private static partial Regex VisibleMetadata();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
