using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Tests.RoundTrips;

public sealed class JsonNumberTests
{
    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "1e0")]
    [InlineData("1", "10E-1")]
    [InlineData("100", "1e+2")]
    [InlineData("-0.5", "-5e-1")]
    [InlineData("0", "-0.0")]
    [InlineData("0", "0e999999999999999999999")]
    [InlineData("1e400", "10e399")]
    [InlineData("0.00000000000000000000000000000000000001", "1e-38")]
    public void Spelling_does_not_matter(string one, string other) => Assert.Equal(JsonNumber.Parse(one), JsonNumber.Parse(other));

    [Theory]
    [InlineData("9223372036854775809", "9223372036854775808")]
    [InlineData("9223372036854775809", "9.223372036854775808e18")]
    [InlineData("0.1", "0.1000000000000000055511151231257827")]
    [InlineData("1", "-1")]
    [InlineData("1", "10")]
    [InlineData("1e400", "1e401")]
    public void Value_does(string one, string other) => Assert.NotEqual(JsonNumber.Parse(one), JsonNumber.Parse(other));
}
