using System.Text;
using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Verification;

/// <summary>The size of what was emitted for one endpoint.</summary>
/// <param name="Bytes">In bytes of UTF-8.</param>
/// <param name="Lines">In lines.</param>
internal readonly record struct EmittedSize(int Bytes, int Lines)
{
    /// <summary>Measures a source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>Its size.</returns>
    public static EmittedSize Of(EmittedSource source)
    {
        string text = source.Text.ToString();
        return new EmittedSize(Encoding.UTF8.GetByteCount(text), text.AsSpan().Count('\n'));
    }
}
