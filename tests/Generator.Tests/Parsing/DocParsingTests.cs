using System.Xml.Linq;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>What stands in the summary, what in the remarks, and what where a document says nothing.</summary>
public sealed class DocParsingTests
{
    private const string Sentence = "This sentence has exactly fifty characters in all. ";

    [Theory]
    [InlineData("prompt", "", "The prompt.")]
    [InlineData("image_url", "\"title\": \"Image Url\",", "The image URL.")]
    [InlineData("lora_ids", "\"title\": \"Lora Ids\",", "The LoRA IDs.")]
    [InlineData("sdpMLineIndex", "\"title\": \"Sdpmlineindex\",", "The <c>sdpMLineIndex</c>.")]
    [InlineData("fps", "\"title\": \"Frames per second\",", "Frames per second.")]
    [InlineData("fps", "\"title\": \"How many?\",", "How many?")]
    [InlineData("fps", "\"title\": \"How many?\", \"description\": \"  \",", "How many?")]
    [InlineData("fps", "\"title\": \"How many?\", \"description\": \"So many.\",", "So many.")]
    public void A_property_without_a_description(string name, string members, string summary)
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput($$"""
            "{{name}}": { {{members}} "type": "string" }
            """));

        XElement documentation = Documentation.Of(Documentation.Compile(run).GetTypeByMetadataName("MyApp.Fal.TestInput")!.GetMembers()
            .Single(static member => member.Name is "Prompt" or "ImageUrl" or "LoraIds" or "SdpMLineIndex" or "Fps"));
        Assert.Equal(summary, documentation.Content("summary"));
    }

    [Fact]
    public void A_property_says_what_its_type_says_in_short()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput(
            """
            "a": { "$ref": "#/components/schemas/Thing" }, "b": { "description": "My own.", "$ref": "#/components/schemas/Thing" }
            """,
            $$"""
            "Thing": { "type": "object", "description": "A thing. {{new string('x', 5000)}}", "properties": { "x": { "type": "string" } } }
            """));

        Assert.InRange(Documentation.Of(run, "MyApp.Fal.TestInput", "A").Value.Length, 500, 1_200);
        Assert.Equal("My own.", Documentation.Of(run, "MyApp.Fal.TestInput", "B").Content("summary"));
    }

    [Fact]
    public void A_long_paragraph_is_parted_between_sentences()
    {
        XElement documentation = Described(string.Concat(Enumerable.Repeat(Sentence, 10)));

        Assert.Equal(string.Concat(Enumerable.Repeat(Sentence, 7)).Trim(), documentation.Content("summary"));
        Assert.Equal(string.Concat(Enumerable.Repeat(Sentence, 3)).Trim(), documentation.Content("remarks"));
    }

    [Fact]
    public void A_long_paragraph_is_not_parted_after_an_abbreviation()
    {
        string words = string.Concat(Enumerable.Repeat("words e.g. More vs. Less (i.e. Other) ", 15)).Trim();

        Assert.Equal(words, Described(words).Content("summary"));
    }

    [Fact]
    public void A_long_description_is_parted_between_paragraphs()
    {
        string half = string.Concat(Enumerable.Repeat(Sentence, 5)).Trim();

        XElement documentation = Described($@"Short.\n\n{half}\n\n{half}\n\nThe end.");

        Assert.Equal($"<para>Short.</para> <para>{half}</para>", documentation.Content("summary"));
        Assert.Equal($"<para>{half}</para> <para>The end.</para>", documentation.Content("remarks"));
    }

    [Fact]
    public void What_leads_up_to_a_list_stays_with_it()
    {
        string half = string.Concat(Enumerable.Repeat(Sentence, 5)).Trim();

        XElement documentation = Described($@"{half}\n\nOne of:\n- {half}\n- b");

        Assert.Equal(half, documentation.Content("summary"));
        Assert.StartsWith("<para>One of:</para> <list type=\"bullet\">", documentation.Content("remarks"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_stays_with_what_is_under_it()
    {
        string half = string.Concat(Enumerable.Repeat(Sentence, 5)).Trim();

        XElement documentation = Described($@"{half}\n\n## Guide\n{half}");

        Assert.Equal(half, documentation.Content("summary"));
        Assert.Equal($"<para><b>Guide</b></para> <para>{half}</para>", documentation.Content("remarks"));
    }

    [Fact]
    public void A_list_alone_is_told_what_it_is()
    {
        Assert.StartsWith("<para>The it.</para> <list type=\"bullet\">", Described(@"- a\n- b").Content("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_are_distinct_few_and_in_lines_as_they_are()
    {
        XElement documentation = Documentation.OfProperty("""{ "type": "string", "examples": ["a <b>", "a <b>", "one\n  two", "c", "d"] }""");

        Assert.Equal("<para><c>a &lt;b&gt;</c></para> <code> one two </code> <para><c>c</c></para>", documentation.Content("example"));
        Assert.Contains("\n  two\n", documentation.Value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n    ", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_says_what_it_is_and_where_to_read_on()
    {
        TestSpec spec = TestSpec.Of();
        GeneratorRun run = GeneratorRun.Of(spec.WithText(spec.Text.Replace(
            "\"category\": \"test\"",
            "\"category\": \"text-to-image\", \"about\": \"Makes **pictures**.\", \"documentationUrl\": \"https://fal.ai/models/fal-ai/test/api\"",
            StringComparison.Ordinal)));

        foreach (XElement documentation in (XElement[])[Documentation.Of(run, "MyApp.Fal.TestEndpoint"), Documentation.Of(run, "MyApp.Fal.FalApi", "Test")])
        {
            Assert.Equal("Makes <b>pictures</b>.", documentation.Content("summary"));
            Assert.Equal("<c>fal-ai/test</c>, text-to-image: <see href=\"https://fal.ai/models/fal-ai/test/api\" />", documentation.Content("remarks"));
        }
    }

    [Fact]
    public void An_endpoint_of_which_nothing_is_said_has_its_id()
    {
        TestSpec spec = TestSpec.Of();
        GeneratorRun run = GeneratorRun.Of(spec.WithText(spec.Text.Replace(", \"category\": \"test\"", ", \"documentationUrl\": \"javascript:x\"", StringComparison.Ordinal)));

        XElement documentation = Documentation.Of(run, "MyApp.Fal.TestEndpoint");

        Assert.Equal("The endpoint <c>fal-ai/test</c>.", documentation.Content("summary"));
        Assert.Equal("<c>fal-ai/test</c>: javascript:x", documentation.Content("remarks"));
    }

    private static XElement Described(string jsonText) => Documentation.OfProperty($$"""{ "type": "string", "description": "{{jsonText}}" }""");
}
