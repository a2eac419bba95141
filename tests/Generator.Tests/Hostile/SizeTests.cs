using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Documents without end: deep, long, circular. Neither the generator nor the compiler may fall over them.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(5000)]
    public void Components_that_refer_to_the_next(int count) => Attack.Emits(TestSpec.Of(
        input: """{ "$ref": "#/components/schemas/C0" }""",
        components: string.Join(",\n", Enumerable.Range(0, count).Select(static index => $$"""
            "C{{index}}": { "properties": { "n": { "$ref": "#/components/schemas/C{{index + 1}}" } } }
            """))));

    [Fact]
    public void A_component_with_a_mixture_of_itself()
    {
        GeneratorRun run = Attack.Emits(TestSpec.WithInput(
            """
            "a": { "$ref": "#/components/schemas/A" }
            """,
            """
            "A": { "properties": { "x": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "properties": { "y": { "type": "string" } } }] } } }
            """));

        Assert.Empty(run.Diagnostics);
        Assert.Contains("public TestAX? X ", run.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "$ref": "#/components/schemas/U" }""")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/components/schemas/U" } }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "$ref": "#/components/schemas/U" } }""")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/components/schemas/U" }, { "type": "string" }] }""")]
    [InlineData("""{ "anyOf": [{ "type": "array", "items": { "$ref": "#/components/schemas/U" } }, { "type": "string" }] }""")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/U" }] }""")]
    [InlineData("""{ "allOf": [{ "$ref": "#/components/schemas/U" }, { "properties": { "a": { "type": "string" } } }] }""")]
    [InlineData("""{ "properties": { "u": { "$ref": "#/components/schemas/U" }, "list": { "type": "array", "items": { "$ref": "#/components/schemas/U" } } } }""")]
    public void Schemas_that_are_made_of_themselves(string schema) =>
        Attack.Emits(TestSpec.WithInput("\"u\": { \"$ref\": \"#/components/schemas/U\" }", $"\"U\": {schema}"));

    /// <summary>Two mixtures in each of 25 schemas would be 33 million types.</summary>
    [Fact]
    public void Mixtures_that_multiply()
    {
        string components = string.Join(",\n", Enumerable.Range(0, 25).Select(static index => $$"""
            "A{{index}}": { "properties": { "x": { "allOf": [{ "$ref": "#/components/schemas/A{{index + 1}}" }, {}] }, "z": { "allOf": [{ "$ref": "#/components/schemas/A{{index + 1}}" }, {}] } } }
            """));

        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.Of(input: """{ "$ref": "#/components/schemas/A0" }""", components: components));

        Assert.Contains(run.Diagnostics, static diagnostic => diagnostic.Contains("the document makes too many types", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"properties\": { \"x\": ", " } }", 35)]
    [InlineData("{ \"type\": [\"array\", \"null\"], \"items\": ", " }", 40)]
    [InlineData("{ \"type\": \"object\", \"additionalProperties\": ", " }", 40)]
    [InlineData("{ \"anyOf\": [{ \"type\": \"null\" }, ", "] }", 40)]
    public void Schemas_within_schemas(string open, string close, int depth) =>
        Attack.Emits(TestSpec.WithInput($"\"a\": {string.Concat(Enumerable.Repeat(open, depth))}{{ \"type\": \"string\" }}{string.Concat(Enumerable.Repeat(close, depth))}"));

    [Fact]
    public void A_hundred_and_fifty_properties() =>
        Attack.Emits(TestSpec.WithInput(Listed(150, static index => $"\"p{index}\": {{ \"type\": \"integer\" }}")));

    [Fact]
    public void Two_thousand_values() =>
        Attack.Emits(TestSpec.WithInput($"\"a\": {{ \"enum\": [{Listed(2000, static index => $"\"v{index}\"")}] }}, \"b\": {{ \"enum\": [{Listed(2000, static index => $"{index}")}] }}"));

    [Fact]
    public void Five_megabytes_of_text()
    {
        string text = Attack.Json(string.Concat(Enumerable.Repeat("lorem ipsum \"é\" </summary>\n", 4000)));

        Attack.Emits(TestSpec.WithInput(Listed(16, index => $"\"p{index}\": {{ \"type\": \"string\", \"description\": {text}, \"default\": {text}, \"examples\": [{text}] }}")));
    }

    [Fact]
    public void Fifty_documents_of_one_endpoint()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics([.. Enumerable.Range(0, 50).Select(static index => TestSpec.Of(path: $"{index}.json"))]);

        Assert.Equal(49, run.Diagnostics.Count(static diagnostic => diagnostic.Contains("FLUX0301", StringComparison.Ordinal)));
        Assert.Equal(2, run.Sources.Count);
        run.Compile();
    }

    [Fact]
    public void Cancellation_ends_the_work()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => Specs.Parsing.SpecParser.Parse(RepositoryFiles.Spec("fal-ai/flux-2/edit").Text, Specs.Parsing.ParserOptions.Default, cancellation.Token));
    }

    private static string Listed(int count, Func<int, string> item) => string.Join(", ", Enumerable.Range(0, count).Select(item));
}
