using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>A text that cannot be read: stands in for any mistake of ours.</summary>
internal sealed class ThrowingText : SourceText
{
    public override Encoding? Encoding => null;

    public override int Length => 1;

    public override char this[int position] => throw new InvalidOperationException("Broken on purpose.");

    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) =>
        throw new InvalidOperationException("Broken on purpose.");
}
