using System.Text;

namespace Flux2Gen.Specs.Docs;

/// <summary>Documentation as plain text, to measure it and to label links.</summary>
internal static class DocPlainText
{
    public static string Of(IEnumerable<DocInline> content)
    {
        var text = new StringBuilder();
        Append(text, content);
        return text.ToString();
    }

    public static int LengthOf(DocBlock block) => block switch
    {
        DocParagraph paragraph => LengthOf(paragraph.Content),
        DocList list => list.Items.Sum(static item => item.Blocks.Sum(LengthOf)),
        DocCodeBlock code => code.Lines.Sum(static line => line.Length + 1),
        _ => 0,
    };

    public static int LengthOf(IEnumerable<DocInline> content) => content.Sum(LengthOf);

    private static int LengthOf(DocInline inline) => inline switch
    {
        DocText text => text.Value.Length,
        DocCode code => code.Value.Length,
        DocLink link => (link.Label ?? link.Address).Length,
        DocEmphasis emphasis => LengthOf(emphasis.Content),
        _ => 1,
    };

    private static void Append(StringBuilder text, IEnumerable<DocInline> content)
    {
        foreach (DocInline inline in content)
        {
            switch (inline)
            {
                case DocText plain:
                    text.Append(plain.Value);
                    break;
                case DocCode code:
                    text.Append(code.Value);
                    break;
                case DocLink link:
                    text.Append(link.Label ?? link.Address);
                    break;
                case DocEmphasis emphasis:
                    Append(text, emphasis.Content);
                    break;
                case DocLineBreak:
                    text.Append(' ');
                    break;
            }
        }
    }
}
