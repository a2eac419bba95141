using System.Globalization;

namespace Flux2Gen.Cli.Verification;

/// <summary>How large emitted code is, endpoint by endpoint.</summary>
/// <param name="sizes">The size of each endpoint's source.</param>
internal sealed class SizeReport(IReadOnlyList<EmittedSize> sizes)
{
    /// <summary>Prints a line for bytes and one for lines.</summary>
    /// <param name="output">Where.</param>
    public void Write(TextWriter output)
    {
        output.WriteLine(Line("bytes", size => size.Bytes));
        output.WriteLine(Line("lines", size => size.Lines));
    }

    private string Line(string unit, Func<EmittedSize, long> measure)
    {
        long[] ordered = [.. sizes.Select(measure).Order()];
        long total = ordered.Sum();
        long mean = ordered.Length == 0 ? 0 : (long)Math.Round((double)total / ordered.Length);
        long median = ordered.Length == 0 ? 0 : (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"sizes: endpoints={ordered.Length} unit={unit} mean={mean} median={median} max={ordered.LastOrDefault()} total={total}");
    }
}
