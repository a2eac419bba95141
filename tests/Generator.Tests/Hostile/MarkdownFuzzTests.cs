using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Markdown that wants to break out, to be lost or to take forever.</summary>
public sealed class MarkdownFuzzTests
{
    private static readonly string[] Pieces =
    [
        "*", "**", "***", "_", "__", "`", "``", "```", "~~~", "[", "]", "(", ")", "](", "](https://fal.ai/a)", "![", "<", ">", "</", "/>", "<b>", "</b>", "<code>", "</code>",
        "<a href=\"https://fal.ai\">", "<a href='\">'>", "</a>", "<br>", "<li>", "</summary>", "</para>", "</c>", "<see cref=\"", "<!--", "-->", "<![CDATA[", "]]>", "<?xml", "&", "&lt;",
        "&#0;", "&#xD800;", "&amp;lt;", "\\", "\\`", "\"", "'", "*/", "/*", "///", "\n", "\n\n", "\r", "\n- ", "\n  * ", "\n1. ", "\n      2) ", "\n# ", "\n### ", "\n---\n", "\n```\n", "\n| a | b |\n|--|--|\n| ",
        "\t", " ", "  ", "\u0085", "\u2028", "\u2029", "\u202e", "\u2066", "\u200f", "\ufeff", "\0", "\u0001", "\u001b", "\ufffe", "\uffff", "\U000E0041", "🤩", "é", "https://", "http://fal.ai/?a=1&b=\"",
        "https://fal.ai/(((", "javascript:x", "{0}", "{{", "$\"", "\"\"\"", "#pragma warning disable\n", "#if true\n", "image_url", "2*3",
    ];

    [Fact]
    public void Documentation_is_sound_and_keeps_the_words()
    {
        var random = new Random(20_260_701);
        string[] texts = [.. Enumerable.Range(0, 300).Select(_ => Nasty(random))];
        string properties = string.Join(",\n", texts.Select(static (text, index) => $"\"p{index}\": {{ \"type\": \"string\", \"description\": {Attack.Json(text)}, \"limit_description\": {Attack.Json(text)} }}"));

        Compilation compilation = Documentation.Compile(GeneratorRun.Of(TestSpec.WithInput(properties)));

        INamedTypeSymbol input = compilation.GetTypeByMetadataName("MyApp.Fal.TestInput")!;
        for (int index = 0; index < texts.Length; index++)
        {
            XElement documentation = Documentation.Of(input.GetMembers($"P{index}").Single());
            foreach (string word in texts[index].Split(' ', '\n').Where(static part => part.StartsWith("word", StringComparison.Ordinal) && part.All(char.IsAsciiLetterOrDigit)))
            {
                Assert.True(documentation.Value.Contains(word, StringComparison.Ordinal), $"{word} is lost: {Attack.Json(texts[index])}\n{documentation}");
            }

            Assert.All(documentation.Descendants("see"), static link => Assert.StartsWith("http", link.Attribute("href")!.Value, StringComparison.OrdinalIgnoreCase));
        }
    }

    public static TheoryData<string> Repeated =>
    [
        "[", "]", "*", "*a ", "**a *b ", "a* ", "_a", "`", "`` ` ", "` ``", "(", "[a](", "[a](<", "[](a \"", "[a](https://a.b/", "[a](b) ", "![", "<", "<b>", "<a href=\"", "<a ", "</b>", "<https://", "https://", "https://a.b/( ",
        "&", "&a", "\\", "- ", "- a\n", "1. a\n", " - a\n", "\n", " ", "#", "# a\n", "```\n", "| a\n", "|-\n", "a|b\n|--|\n|", "---\n", "default ", "default: ", "default 1", "1 to ", "1-", "9", "\U0001F929",
    ];

    /// <summary>A quadratic parser takes minutes for these, a linear one a fraction of a second.</summary>
    [Theory]
    [MemberData(nameof(Repeated))]
    public void A_long_text_takes_no_time(string piece)
    {
        string text = new StringBuilder().Insert(0, piece, 400_000 / piece.Length).ToString();
        var watch = Stopwatch.StartNew();

        _ = Documentation.OfMarkdown("x\n" + text);
        _ = Documentation.OfMarkdown("x\n" + Shuffled(text));
        var facts = new Flux2Gen.Specs.Parsing.StatedFacts(text);
        _ = facts.SaysDefault("1") || facts.SaysDefault("default default x") || facts.SaysRange("0", "4") || facts.SaysSize(12_345_678) || facts.SaysLimit("max width") || facts.SaysLength(77);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static string Shuffled(string text)
    {
        char[] characters = text.ToCharArray();
        new Random(1).Shuffle(characters);
        return new string(characters);
    }

    private static string Nasty(Random random)
    {
        var text = new StringBuilder();
        int count = random.Next(1, 25);
        for (int index = 0; index < count; index++)
        {
            text.Append(random.Next(3) == 0 ? $" word{random.Next(1000)} " : Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
