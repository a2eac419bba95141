namespace Flux2Gen.Specs.Source;

/// <summary>A JSON value with its place in the text. Beside the OpenAPI reader, which forgets places.</summary>
internal sealed class SourceNode(SourceKind kind, int start)
{
    public SourceKind Kind { get; } = kind;

    /// <summary>Offset of the first byte of the value in the UTF-8 text.</summary>
    public int Start { get; } = start;

    /// <summary>Offset after the last byte of the value in the UTF-8 text.</summary>
    public int End { get; set; }

    /// <summary>Members of an object in their order, duplicates included; empty for anything else.</summary>
    public List<SourceMember> Members { get; } = [];

    /// <summary>Items of an array; empty for anything else.</summary>
    public List<SourceNode> Items { get; } = [];

    /// <summary>Text of a string; null for anything else.</summary>
    public string? Text { get; init; }

    public SourceMember? Find(string name)
    {
        // The last of several counts, as in every JSON reader.
        for (int index = Members.Count - 1; index >= 0; index--)
        {
            if (Members[index].Name == name)
            {
                return Members[index];
            }
        }

        return null;
    }
}
