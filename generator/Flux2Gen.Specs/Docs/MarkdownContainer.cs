using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Specs.Docs;

/// <summary>The whole text, or a list in it that is not at its end yet. Lives only while a text is parsed.</summary>
/// <param name="isNumbered">Whether it is a numbered list.</param>
/// <param name="indent">The column of its markers; less than that of any line for the whole text.</param>
internal sealed class MarkdownContainer(bool isNumbered, int indent)
{
    private readonly List<DocListItem> _items = [];

    public bool IsNumbered { get; } = isNumbered;

    public int Indent { get; } = indent;

    /// <summary>The blocks of the text, or of the list's last item.</summary>
    public List<DocBlock> Blocks { get; } = [];

    public void EndItem()
    {
        if (Blocks.Count > 0)
        {
            _items.Add(new DocListItem(Blocks.ToEquatableArray()));
            Blocks.Clear();
        }
    }

    public DocList ToList()
    {
        EndItem();
        return new DocList(IsNumbered, _items.ToEquatableArray());
    }
}
