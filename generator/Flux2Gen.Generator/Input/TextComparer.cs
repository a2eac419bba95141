using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Input;

/// <summary>Compares texts by what they say: hosts make new objects at will.</summary>
internal static class TextComparer
{
    public static bool AreEqual(SourceText? left, SourceText? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null && left.Length == right.Length && left.GetChecksum().SequenceEqual(right.GetChecksum()));
}
