using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Verification;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Tests.Checking;

public sealed class SizeReportTests
{
    [Fact]
    public void Sizes_are_told_in_bytes_and_in_lines() => Assert.Equal(
        [
            "sizes: endpoints=4 unit=bytes mean=28 median=6 max=100 total=112",
            "sizes: endpoints=4 unit=lines mean=4 median=1 max=12 total=16",
        ],
        Lines(new(100, 12), new(5, 1), new(7, 1), new(0, 2)));

    [Fact]
    public void Nothing_has_no_size() => Assert.Equal("sizes: endpoints=0 unit=bytes mean=0 median=0 max=0 total=0", Lines()[0]);

    [Fact]
    public void A_source_is_measured_in_UTF_8() =>
        Assert.Equal(new EmittedSize(Bytes: 6, Lines: 2), EmittedSize.Of(new EmittedSource("a.g.cs", SourceText.From("é\nab\n"))));

    private static string[] Lines(params EmittedSize[] sizes)
    {
        using var output = new StringWriter();
        new SizeReport(sizes).Write(output);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
