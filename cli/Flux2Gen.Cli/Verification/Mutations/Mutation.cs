using System.Globalization;

namespace Flux2Gen.Cli.Verification.Mutations;

/// <summary>One alteration of the fixed list. What it does depends on its number and on the document, and on nothing else.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Kind">What it does.</param>
internal sealed record Mutation(int Number, MutationKind Kind)
{
    /// <summary>Alters a document.</summary>
    /// <param name="text">The document.</param>
    /// <returns>The altered document; the same text when it is no document at all.</returns>
    public string Apply(string text)
    {
        var random = new MutationRandom(Seed(text));
        if (MutableDocument.TryParse(text, random) is not { } document)
        {
            return text;
        }

        Kind.Apply(document);
        string altered = document.ToText();
        return Kind.Rewrite is { } rewrite ? rewrite(altered, random) : altered;
    }

    /// <summary>Returns a name for people.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"mutation {Number} ({Kind.Name})");

    // FNV-1a of the document, so that one mutation does something else to each. A checkout may have other line ends.
    private ulong Seed(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char character in text)
        {
            hash = character == '\r' ? hash : (hash ^ character) * 0x100000001B3;
        }

        return hash + ((ulong)Number * 0xD1342543DE82EF95);
    }
}
