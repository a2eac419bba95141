using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>What Markdown in descriptions becomes.</summary>
public sealed class MarkdownTests
{
    [Theory]
    [InlineData("How strong.", "How strong.")]
    [InlineData("\n            How strong\n            it is.\n        ", "How strong it is.")]
    [InlineData("One.\n\nTwo.", "<para>One.</para> <para>Two.</para>")]
    [InlineData("One.\r\n\r\nTwo.", "<para>One.</para> <para>Two.</para>")]
    [InlineData("One.\u2028\u2028Two.", "<para>One.</para> <para>Two.</para>")]
    [InlineData("One.\n---\nTwo.", "<para>One.</para> <para>Two.</para>")]
    [InlineData("", "")]
    [InlineData(" \n\t\n", "")]
    public void Paragraphs(string markdown, string xml) => Becomes(xml, markdown);

    [Theory]
    [InlineData("See [the guide](https://fal.ai/docs).", "See <see href=\"https://fal.ai/docs\">the guide</see>.")]
    [InlineData("**[guide](https://fal.ai/a?b=1&c=2#d)**", "<b><see href=\"https://fal.ai/a?b=1&amp;c=2#d\">guide</see></b>")]
    [InlineData("[a `b` *c*](https://fal.ai \"Title\")", "<see href=\"https://fal.ai\">a b c</see>")]
    [InlineData("[a](<https://fal.ai/x>)", "<see href=\"https://fal.ai/x\">a</see>")]
    [InlineData("[a](https://en.wikipedia.org/wiki/C_(lang))", "<see href=\"https://en.wikipedia.org/wiki/C_(lang)\">a</see>")]
    [InlineData("[a [b]](https://fal.ai)", "<see href=\"https://fal.ai\">a [b]</see>")]
    [InlineData("![a cat](https://fal.ai/cat.png)", "<see href=\"https://fal.ai/cat.png\">a cat</see>")]
    [InlineData("![](https://fal.ai/cat.png)", "<see href=\"https://fal.ai/cat.png\">image</see>")]
    [InlineData("[https://fal.ai](https://fal.ai)", "<see href=\"https://fal.ai\"/>")]
    [InlineData("[](https://fal.ai)", "<see href=\"https://fal.ai\"/>")]
    [InlineData("[models](/models)", "models (/models)")]
    [InlineData("[above](#top)", "above")]
    [InlineData("[mail](mailto:a@b.c)", "mail (mailto:a@b.c)")]
    [InlineData("[x](javascript:alert(1))", "x (javascript:alert(1))")]
    [InlineData("[x](https://fal.ai/\"onclick=)", "x (https://fal.ai/\"onclick=)")]
    [InlineData("[x](https://fal.ai/{id})", "x (https://fal.ai/{id})")]
    [InlineData("[pause](short)", "[pause](short)")]
    [InlineData("[Intro][Verse] ['(yan4)']", "[Intro][Verse] ['(yan4)']")]
    [InlineData("a[0](b", "a[0](b")]
    public void Links(string markdown, string xml) => Becomes(xml, markdown);

    [Theory]
    [InlineData("See https://fal.ai/a_b_c.", "See <see href=\"https://fal.ai/a_b_c\"/>.")]
    [InlineData("(see https://fal.ai/x)", "(see <see href=\"https://fal.ai/x\"/>)")]
    [InlineData("https://fal.ai/C_(lang), 'http://fal.ai'", "<see href=\"https://fal.ai/C_(lang)\"/>, '<see href=\"http://fal.ai\"/>'")]
    [InlineData("**https://fal.ai**", "<b><see href=\"https://fal.ai\"/></b>")]
    [InlineData("<https://fal.ai>", "<see href=\"https://fal.ai\"/>")]
    [InlineData("https://fal.ai/{id} xhttps://fal.ai https:// https://-", "https://fal.ai/{id} xhttps://fal.ai https:// https://-")]
    [InlineData("ftp://fal.ai", "ftp://fal.ai")]
    public void Bare_addresses(string markdown, string xml) => Becomes(xml, markdown);

    [Theory]
    [InlineData("Set `True` to.", "Set <c>True</c> to.")]
    [InlineData("``{\"a\": `b`}``", "<c>{\"a\": `b`}</c>")]
    [InlineData("`**a** [b](https://c.d)`", "<c>**a** [b](https://c.d)</c>")]
    [InlineData("an odd ` tick and `code`", "an odd <c>tick and</c>code`")]
    [InlineData("one ` only", "one ` only")]
    [InlineData("`` ` ``", "<c>`</c>")]
    [InlineData("a ` ` b", "a ` ` b")]
    public void Code(string markdown, string xml) => Becomes(xml, markdown);

    [Theory]
    [InlineData("**bold**text", "<b>bold</b>text")]
    [InlineData("**bold**: text", "<b>bold</b>: text")]
    [InlineData("text**bold** text", "text<b>bold</b> text")]
    [InlineData("*a*b", "<i>a</i>b")]
    [InlineData("***a***b", "<b><i>a</i></b>b")]
    [InlineData("__a__b", "__a__b")]
    [InlineData("a_b_c", "a_b_c")]
    [InlineData("2*3*4", "2*3*4")]
    [InlineData("2**3**4", "2**3**4")]
    [InlineData("* a*b", "* a*b")]
    public void Emphasis_follows_CommonMark_flanking(string markdown, string xml) => Becomes(xml, markdown);

    [Theory]
    [InlineData("**must be** so", "<b>must be</b> so")]
    [InlineData("__must__ *be* _so_", "<b>must</b> <i>be</i> <i>so</i>")]
    [InlineData("***both***", "<b><i>both</i></b>")]
    [InlineData("**a *b* c**", "<b>a <i>b</i> c</b>")]
    [InlineData("an image_url and mask_image_url", "an image_url and mask_image_url")]
    [InlineData("2*3*4 = 24, 2 * 3 * 4", "2*3*4 = 24, 2 * 3 * 4")]
    [InlineData("cns_* and *.png,*.jpg", "cns_* and *.png,*.jpg")]
    [InlineData("f(*args, **kwargs)", "f(*args, **kwargs)")]
    [InlineData("**open", "**open")]
    [InlineData("open** *", "open** *")]
    [InlineData("**a _b** c_", "<b>a _b</b> c_")]
    [InlineData(@"\*not\* so", "*not* so")]
    [InlineData(@"Use \n to break", @"Use \n to break")]
    public void Emphasis(string markdown, string xml) => Becomes(xml, markdown);

    [Theory]
    [InlineData("One:\n- a\n- b", "<para>One:</para> <list type=\"bullet\"> <item><description>a</description></item> <item><description>b</description></item> </list>")]
    [InlineData("* a\n  more\n* b\n\nAfter.", "<list type=\"bullet\"> <item><description>a more</description></item> <item><description>b</description></item> </list> <para>After.</para>")]
    [InlineData("1. a\n2) b", "<list type=\"number\"> <item><description>a</description></item> <item><description>b</description></item> </list>")]
    [InlineData("1. a\n   - x\n2. b", "<list type=\"number\"> <item><description> <para>a</para> <list type=\"bullet\"> <item><description>x</description></item> </list> </description></item> <item><description>b</description></item> </list>")]
    [InlineData("- a.\n- b.\nAfter.", "<list type=\"bullet\"> <item><description>a.</description></item> <item><description>b.</description></item> </list> <para>After.</para>")]
    [InlineData("- a\n\n  more\n- b", "<list type=\"bullet\"> <item><description> <para>a</para> <para>more</para> </description></item> <item><description>b</description></item> </list>")]
    [InlineData("Values:\n        - a\n        - b\n\n        After.", "<para>Values:</para> <list type=\"bullet\"> <item><description>a</description></item> <item><description>b</description></item> </list> <para>After.</para>")]
    [InlineData("- a\n1. b", "<list type=\"bullet\"> <item><description>a</description></item> </list> <list type=\"number\"> <item><description>b</description></item> </list>")]
    [InlineData("- 5 to 5", "- 5 to 5")]
    [InlineData("In\n2024. It was.", "In 2024. It was.")]
    public void Lists(string markdown, string xml) => Becomes(xml, markdown);

    [Theory]
    [InlineData("One.\n\n### Instructions\nTwo.", "<para>One.</para> <para><b>Instructions</b></para> <para>Two.</para>")]
    [InlineData("# of frames", "# of frames")]
    [InlineData("#hash\ntag", "#hash tag")]
    public void Headings(string markdown, string xml) => Becomes(xml, markdown);

    [Theory]
    [InlineData("Like:\n```json\n{\n  \"a\": 1 < 2\n}\n```\nSo.", "<para>Like:</para> <code> {   \"a\": 1 &lt; 2 } </code> <para>So.</para>")]
    [InlineData("    ~~~\n    a\n\n      b\n    ~~~", "<code> a    b </code>")]
    [InlineData("```\nnever closed", "<code> never closed </code>")]
    [InlineData("```a```", "<c>a</c>")]
    public void Blocks_of_code(string markdown, string xml) => Becomes(xml, markdown);

    [Fact]
    public void Rows_of_tables_are_items() => Becomes(
        "<list type=\"bullet\"> <item><description>Mode: <c>a</c>; Use: fast</description></item> <item><description>Mode: b; Use: good</description></item> </list> <para>So.</para>",
        "| Mode | Use |\n|------|:---:|\n| `a` | fast |\n| b | good |\n\nSo.");

    [Theory]
    [InlineData("a<br>b<br/>c", "a<br/>b<br/>c")]
    [InlineData("<p>a</p><p>b</p>", "a<br/>b")]
    [InlineData("<b>a</b> <em>b</em> <code>c</code>", "<b>a</b> <i>b</i> <c>c</c>")]
    [InlineData("<a href=\"https://fal.ai\" target='_blank'>fal</a>", "<see href=\"https://fal.ai\">fal</see>")]
    [InlineData("<a href='javascript:x'>fal</a>", "fal (javascript:x)")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "• a<br/>• b")]
    [InlineData("x<sup>2</sup>", "x2")]
    [InlineData("<laugh>, <whisper>text</whisper>, <<<voice_1>>>", "&lt;laugh&gt;, &lt;whisper&gt;text&lt;/whisper&gt;, &lt;&lt;&lt;voice_1&gt;&gt;&gt;")]
    [InlineData("image_<i>.png and </b>", "image_&lt;i&gt;.png and &lt;/b&gt;")]
    [InlineData("<script>alert(1)</script><!-- x -->", "&lt;script&gt;alert(1)&lt;/script&gt;&lt;!-- x --&gt;")]
    [InlineData("a &lt; b &amp; c&nbsp;d &#39;e&#39; &copy; &unknown; AT&T", "a &lt; b &amp; c d 'e' © &amp;unknown; AT&amp;T")]
    public void Html(string markdown, string xml) => Becomes(xml, markdown);

    [Fact]
    public void What_is_nested_too_deeply_is_text()
    {
        string nested = string.Concat(Enumerable.Repeat("<b>", 30)) + "deep" + string.Concat(Enumerable.Repeat("</b>", 30));
        string list = string.Concat(Enumerable.Range(0, 40).Select(static level => new string(' ', level * 2) + "- item\n"));

        Assert.Equal(4, Documentation.OfMarkdown(nested).Split("<b>").Length - 1);
        Assert.Equal(4, Documentation.OfMarkdown(list).Split("<list ").Length - 1);
        Assert.Equal(40, System.Text.RegularExpressions.Regex.Count(Documentation.OfMarkdown(list), @"\bitem(?=</(para|description)>)"));
    }

    private static void Becomes(string xml, string markdown) => Assert.Equal(xml, Documentation.OfMarkdown(markdown));
}
