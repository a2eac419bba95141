using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Tests.Mutations;

public sealed class MutationListTests
{
    private static readonly string Document = TestSpecs.Document(
        "owner/model",
        """{ "type": "object", "properties": { "prompt": { "type": "string", "minLength": 1 }, "format": { "enum": ["png", "jpeg"] }, "size": { "anyOf": [{ "type": "integer" }, { "type": "null" }] } }, "required": ["prompt"] }""",
        """{ "type": "object", "properties": { "urls": { "type": "array", "items": { "type": "string" } } } }""");

    [Fact]
    public void There_are_200_of_more_than_25_kinds()
    {
        Assert.Equal(Enumerable.Range(1, 200), MutationList.All.Select(mutation => mutation.Number));
        Assert.True(MutationList.Kinds.Count > 25);
        Assert.Equal(MutationList.Kinds.Count, MutationList.Kinds.Select(kind => kind.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(MutationList.Kinds.Count, MutationList.All.Select(mutation => mutation.Kind).Distinct().Count());
    }

    [Fact]
    public void Every_one_alters_a_document() => Assert.All(MutationList.All, static mutation => Assert.NotEqual(Document, mutation.Apply(Document)));

    /// <summary>A number in a report means the same tomorrow, elsewhere and in any culture: a change of this value is a change of the list.</summary>
    [Theory]
    [InlineData("-", "\n")]
    [InlineData("~", "\n")]
    [InlineData("~", "\r\n")]
    public void They_are_the_same_everywhere(string minus, string lineEnd)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = minus;
        culture.NumberFormat.NumberDecimalSeparator = minus;
        CultureInfo.CurrentCulture = culture;
        try
        {
            string text = Document.ReplaceLineEndings(lineEnd);
            string all = string.Join('\0', MutationList.All.Reverse().Select(mutation => mutation.Apply(text)));

            Assert.Equal("D57B12419DEAB259", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void One_does_something_else_to_another_document()
    {
        string other = Document.Replace("png", "gif", StringComparison.Ordinal);

        Assert.Contains(MutationList.All, mutation => mutation.Apply(Document).Replace("png", "gif", StringComparison.Ordinal) != mutation.Apply(other));
    }

    [Fact]
    public void A_share_takes_turns_so_that_every_one_comes_up_as_often()
    {
        IEnumerable<IGrouping<int, Mutation>> uses = Enumerable.Range(0, 50).SelectMany(static document => MutationList.Share(document, 8)).GroupBy(static mutation => mutation.Number);

        Assert.Equal(200, uses.Count());
        Assert.All(uses, static use => Assert.Equal(2, use.Count()));
        Assert.Equal(MutationList.All, MutationList.Share(0, 200));
        Assert.Equal(200, MutationList.Share(7, 200).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"openapi\"")]
    public void What_is_no_document_stays_as_it_is(string text) => Assert.All(MutationList.All, mutation => Assert.Equal(text, mutation.Apply(text)));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "paths": {}, "components": { "schemas": {} } }""")]
    [InlineData("""{ "paths": 5, "components": [], "info": null }""")]
    public void A_document_without_schemas_is_no_reason_to_fail(string text) => Assert.All(MutationList.All, mutation => Assert.NotNull(mutation.Apply(text)));
}
