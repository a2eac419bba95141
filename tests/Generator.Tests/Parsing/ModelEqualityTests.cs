using Flux2Gen.Generator.Tests.Support;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>Models are values: what incrementality rests on.</summary>
public sealed class ModelEqualityTests
{
    [Theory]
    [MemberData(nameof(Ids))]
    public void The_same_document_gives_equal_models(string id)
    {
        string text = RepositoryFiles.Spec(id).Text;

        ParsedSpec one = Parse(text);
        ParsedSpec other = Parse(text);

        Assert.NotNull(one.Endpoint);
        Assert.NotSame(one.Endpoint, other.Endpoint);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void White_space_and_the_order_of_members_do_not_matter()
    {
        string text = RepositoryFiles.Spec("fal-ai/flux-2/edit").Text;
        string reordered = System.Text.Json.Nodes.JsonNode.Parse(text)!.ToJsonString();

        Assert.Equal(Parse(text).Endpoint, Parse(reordered).Endpoint);
    }

    [Theory]
    [InlineData("\"default\": 2.5", "\"default\": 3.5")]
    [InlineData("\"maximum\": 20", "\"maximum\": 21")]
    [InlineData("\"webp\"", "\"avif\"")]
    [InlineData("\"prompt\",", "\"prompt\", \"seed\",")]
    [InlineData("How closely", "How near")]
    [InlineData("image-to-image", "image-editing")]
    public void A_change_that_shows_in_the_code_gives_another_model(string before, string after)
    {
        string text = RepositoryFiles.Spec("fal-ai/flux-2/edit").Text;
        Assert.Contains(before, text, StringComparison.Ordinal);

        Assert.NotEqual(Parse(text).Endpoint, Parse(text.Replace(before, after, StringComparison.Ordinal)).Endpoint);
    }

    public static TheoryData<string> Ids => [.. RepositoryFiles.SpecIds];

    private static ParsedSpec Parse(string text) => SpecParser.Parse(text, ParserOptions.Default, CancellationToken.None);
}
