using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Store;

public sealed class NormalFormTests
{
    [Fact]
    public void Members_are_sorted_where_their_order_means_nothing() =>
        Assert.Equal("{\n  \"info\": {\n    \"a\": 1,\n    \"b\": 2\n  },\n  \"openapi\": \"3.0.4\"\n}\n", NormalForm.Of("""{"openapi":"3.0.4","info":{"b":2,"a":1}}"""));

    [Fact]
    public void Keywords_and_components_are_sorted_too() => Assert.Equal(
        Schemas("""{"A":{"description":"d","type":"string"},"B":{"type":"object"}}"""),
        Schemas("""{"B":{"type":"object"},"A":{"type":"string","description":"d"}}"""));

    [Fact]
    public void Properties_are_in_the_order_that_the_document_names() => Assert.Equal(
        Schemas("""{"A":{"x-fal-order-properties":["z","a"],"properties":{"z":{},"a":{},"m":{},"b":{}}}}"""),
        Schemas("""{"A":{"x-fal-order-properties":["z","a"],"properties":{"m":{},"a":{},"b":{},"z":{}}}}"""));

    [Theory]
    [InlineData("""{"A":{"properties":{"z":{},"a":{}}}}""", """{"A":{"properties":{"a":{},"z":{}}}}""")]
    [InlineData("""{"A":{"enum":["z","a"]}}""", """{"A":{"enum":["a","z"]}}""")]
    [InlineData("""{"A":{"x-fal-order-properties":["z","a"]}}""", """{"A":{"x-fal-order-properties":["a","z"]}}""")]
    [InlineData("""{"A":{"anyOf":[{"type":"string"},{"type":"null"}]}}""", """{"A":{"anyOf":[{"type":"null"},{"type":"string"}]}}""")]
    [InlineData("""{"A":{"default":{"z":1,"a":2}}}""", """{"A":{"default":{"a":2,"z":1}}}""")]
    [InlineData("""{"A":{"examples":[{"z":1,"a":2}]}}""", """{"A":{"examples":[{"a":2,"z":1}]}}""")]
    public void What_means_something_keeps_its_order(string one, string other) => Assert.NotEqual(Schemas(one), Schemas(other));

    [Fact]
    public void Paths_keep_their_order_because_the_first_can_name_the_endpoint() =>
        Assert.NotEqual(NormalForm.Of("""{"paths":{"/b/b":{},"/a/a":{}}}"""), NormalForm.Of("""{"paths":{"/a/a":{},"/b/b":{}}}"""));

    [Theory]
    [InlineData("default")]
    [InlineData("enum")]
    [InlineData("properties")]
    [InlineData("items")]
    [InlineData("x-y")]
    public void A_property_may_be_called_like_a_keyword(string name) => Assert.Equal(
        Schemas($$"""{"A":{"properties":{"{{name}}":{"description":"d","type":"string"} } } }"""),
        Schemas($$"""{"A":{"properties":{"{{name}}":{"type":"string","description":"d"} } } }"""));

    [Fact]
    public void Schemas_of_requests_are_schemas() => Assert.NotEqual(
        NormalForm.Of("""{"paths":{"/a":{"post":{"schema":{"properties":{"z":{},"a":{}}}}}}}"""),
        NormalForm.Of("""{"paths":{"/a":{"post":{"schema":{"properties":{"a":{},"z":{}}}}}}}"""));

    [Fact]
    public void Numbers_and_letters_stay_as_they_are()
    {
        string normal = NormalForm.Of("""{"a":1.0,"b":1E5,"c":98765432109876543210,"d":"Größe 日本 😀 <b> & \u0041"}""");

        Assert.Contains("1.0,", normal, StringComparison.Ordinal);
        Assert.Contains("1E5,", normal, StringComparison.Ordinal);
        Assert.Contains("98765432109876543210,", normal, StringComparison.Ordinal);
        Assert.Contains("Größe 日本", normal, StringComparison.Ordinal);
        Assert.Contains("<b> & A", normal, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_of_the_form_is_the_same_whatever_the_line_endings_and_marks()
    {
        string normal = NormalForm.Of(TestSpecs.Document("owner/model"));

        Assert.Equal(normal, NormalForm.Of(normal));
        Assert.Equal(normal, NormalForm.Of("\uFEFF" + normal.ReplaceLineEndings("\r\n")));
        Assert.EndsWith("}\n", normal, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', normal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    public void What_is_no_document_is_refused(string text) => Assert.Throws<StoreException>(() => NormalForm.Of(text));

    [Fact]
    public void It_becomes_the_same_code()
    {
        Assert.True(SpecFiles.TryFind([Path.Combine(TestSpecs.RepositoryRoot, "specs")], out IReadOnlyList<SpecFile> specs, out _));
        var emitter = new GeneratorEmitter(ReferenceAssemblies.All, "MyApp");

        Assert.Equal(Texts(emitter.Emit(specs)), Texts(emitter.Emit([.. specs.Select(spec => spec with { Text = NormalForm.Of(spec.Text) })])));
    }

    private static IEnumerable<string> Texts(EmittedProject project) => project.Sources.Select(source => source.Text.ToString());

    private static string Schemas(string schemas) => NormalForm.Of($$"""{"components":{"schemas":{{schemas}} } }""");
}
