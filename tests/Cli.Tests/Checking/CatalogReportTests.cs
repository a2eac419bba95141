using System.Globalization;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification;

namespace Flux2Gen.Cli.Tests.Checking;

public sealed class CatalogReportTests
{
    [Fact]
    public void The_last_line_has_a_fixed_form_in_every_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            var report = new CatalogReport(
                [new SpecResult(TestSpecs.File("owner/a")) { IsEmitted = true }], [], [], TimeSpan.FromMilliseconds(1230));
            using var output = new StringWriter();
            report.Write(output, maxFailures: 10);

            Assert.Equal(
                "catalog: specs=1 emitted=1 compiled=0 roundtrip=0 diagnostics=0 seconds=1.2" + Environment.NewLine,
                output.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
