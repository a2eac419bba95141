using System.Globalization;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Emitted;

/// <summary>What emitted enums do when they run.</summary>
public sealed class EnumTests
{
    private static readonly Probe Run = new(
        GeneratorRun.WithDiagnostics(TestSpec.WithInput("""
            "format": { "enum": ["png", "jpeg", "16:9", ""] }, "fps": { "type": "integer", "enum": [24, 30, -1] }
            """)),
        """
            public static bool EmptyIsDefault() => default(TestFormat) == new TestFormat("") && default(TestFormat).Equals((object)new TestFormat(""))
                && default(TestFormat).GetHashCode() == new TestFormat("").GetHashCode() && default(TestFormat).Value == "" && default(TestFormat).ToString() == ""
                && default(TestFps) == new TestFps(0) && default(TestFormat).ToJson() == "\"\"";
            public static bool Equal(string left, string right) => new TestFormat(left) == new TestFormat(right);
            public static bool IsKnown(string value) => new TestFormat(value).IsKnown;
            public static bool IsKnownNumber(long value) => new TestFps(value).IsKnown;
            public static string Values() => string.Join(" ", TestFormat.Values) + string.Join(" ", TestFps.Values);
            public static string Parse(string text) => Generic<TestFormat>(text);
            public static string ParseNumber(string text) => Generic<TestFps>(text);
            public static string? TryParse(string? text) => TestFormat.TryParse(text, null, out TestFormat value) ? value.Value : null;
            public static long? TryParseNumber(string? text) => TestFps.TryParse(text, null, out TestFps value) ? value.Value : null;
            public static string RoundTrip(string json) => FalJson.Parse<TestInput>(json).ToJson();
            private static string Generic<T>(string text) where T : struct, IFalEnumValue<T> => T.Parse(text, null).ToString()!;
            public static int Known<T>() where T : struct, IFalEnumValue<T> => T.Values.Count(value => value.IsKnown);
            public static int KnownOfBoth() => Known<TestFormat>() + Known<TestFps>();
        """);

    [Fact]
    public void The_default_is_the_empty_value() => Assert.True(Run.Call<bool>("EmptyIsDefault"));

    [Theory]
    [InlineData("png", "png", true)]
    [InlineData("png", "PNG", false)]
    [InlineData("straße", "strasse", false)]
    [InlineData("", "x", false)]
    public void Values_are_compared_unit_by_unit(string left, string right, bool expected) => Assert.Equal(expected, Run.Call<bool>("Equal", left, right));

    [Fact]
    public void Listed_values_are_known()
    {
        Assert.Equal("png jpeg 16:9 24 30 -1", Run.Call<string>("Values"));
        Assert.Equal(7, Run.Call<int>("KnownOfBoth"));
        Assert.True(Run.Call<bool>("IsKnown", "16:9"));
        Assert.False(Run.Call<bool>("IsKnown", "PNG"));
        Assert.True(Run.Call<bool>("IsKnownNumber", -1L));
        Assert.False(Run.Call<bool>("IsKnownNumber", 25L));
    }

    [Fact]
    public void Texts_are_parsed()
    {
        Assert.Equal("avif", Run.Call<string>("Parse", "avif"));
        Assert.Equal("25", Run.Call<string>("ParseNumber", "25"));
        Assert.Equal("avif", Run.Call<string>("TryParse", "avif"));
        Assert.Null(Run.Call<string?>("TryParse", [null]));
        Assert.Equal(-5, Run.Call<long?>("TryParseNumber", "-5"));
        Assert.Null(Run.Call<long?>("TryParseNumber", "fast"));
        Assert.Null(Run.Call<long?>("TryParseNumber", [null]));
        Assert.Throws<ArgumentNullException>(() => Run.Call<string>("Parse", [null]));
        Assert.Throws<FormatException>(() => Run.Call<string>("ParseNumber", "fast"));
    }

    [Theory]
    [InlineData("""{"format":"png","fps":24}""")]
    [InlineData("""{"format":"avif","fps":25}""")]
    [InlineData("""{"format":"","fps":0}""")]
    [InlineData("""{"format":null}""")]
    public void What_was_read_is_written(string json) => Assert.Equal(json, Run.Call<string>("RoundTrip", json));

    [Fact]
    public void A_long_list_is_compact_and_compiles()
    {
        string values = string.Join(", ", Enumerable.Range(0, 1286).Select(static index => string.Create(CultureInfo.InvariantCulture, $"\"voice-{index}\"")));

        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.WithInput($"\"voice\": {{ \"enum\": [{values}] }}"));

        run.Compile();
        Assert.InRange(run.Source.Length, 1, 1286 * 225);
        Assert.All(run.Source.Split('\n'), static line => Assert.InRange(line.Length, 0, 250));
    }
}
