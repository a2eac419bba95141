namespace Flux2Gen.Specs.Source;

/// <summary>A JSON value with its place in the text. Beside the OpenAPI reader, which forgets places.</summary>
internal sealed class SourceNode(SourceKind kind, int start)
{
    /// <summary>Objects of more members are looked up in a dictionary, once they are complete.</summary>
    private const int MaxSearched = 16;

    private Dictionary<string, SourceMember>? _byName;

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
        if (Members.Count > MaxSearched)
        {
            return (_byName ??= ByName()).TryGetValue(name, out SourceMember? found) ? found : null;
        }

        for (int index = Members.Count - 1; index >= 0; index--)
        {
            if (Members[index].Name == name)
            {
                return Members[index];
            }
        }

        return null;
    }

    private Dictionary<string, SourceMember> ByName()
    {
        Dictionary<string, SourceMember> members = new(Members.Count, StringComparer.Ordinal);
        foreach (SourceMember member in Members)
        {
            members[member.Name] = member;
        }

        return members;
    }
}
