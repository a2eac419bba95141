namespace Flux2Gen.Cli.Tests.Shapes;

/// <summary>Each shape becomes the type that it should, compiles without a warning, and reads and writes without loss.</summary>
public sealed class ShapeTests(ShapeCatalogue catalogue) : IClassFixture<ShapeCatalogue>
{
    public static TheoryData<string> Names => [.. Shapes.All.Select(static shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Comes_all_the_way(string name)
    {
        Shape shape = Shapes.All.Single(shape => shape.Name == name);

        // The whole of it: what failed is told line by line.
        string found = string.Join("\n", catalogue.Found(shape).Select(Diagnostic));
        Assert.True(found == string.Join("\n", shape.Diagnostics), found);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_its_type(string name)
    {
        Shape shape = Shapes.All.Single(shape => shape.Name == name);
        string source = catalogue.SourceOf(shape);
        string endpoint = string.Concat(shape.Name.Split('-').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));

        string plain = source.Replace("global::System.Collections.Generic.", "", StringComparison.Ordinal)
            .Replace("global::System.Text.Json.", "", StringComparison.Ordinal)
            .Replace("global::Flux2Gen.", "", StringComparison.Ordinal);

        Assert.Contains($"public {shape.Type.Replace("{}", endpoint, StringComparison.Ordinal)}? Value {{ get; init; }}", plain, StringComparison.Ordinal);
    }

    private static string Diagnostic(string line) =>
        line.Split(' ') is [_, "warning", { } id, ..] ? id.TrimEnd(':') : line;
}
