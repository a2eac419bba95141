using System.Text;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A body after which something happens.</summary>
internal sealed class TailStream(string text, Action atEnd) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await base.ReadAsync(buffer, cancellationToken);
        if (count == 0)
        {
            atEnd();
        }

        return count;
    }
}
