namespace Flux2Gen.Specs.Docs;

/// <summary>Markup that has been opened and not closed yet. Lives only while a paragraph is parsed.</summary>
/// <param name="marker">What closes it: the run of a Markdown delimiter, or the name of an HTML tag.</param>
/// <param name="source">What stands in the text when nothing closes it.</param>
/// <param name="tag">The tag, when it is one.</param>
internal sealed class InlineFrame(string marker, string source, HtmlTag? tag)
{
    public string Marker { get; } = marker;

    public string Source { get; } = source;

    public HtmlTag? Tag { get; } = tag;

    public List<DocInline> Content { get; } = [];
}
