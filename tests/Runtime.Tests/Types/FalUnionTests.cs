using System.Globalization;
using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Types;

/// <summary>What all unions have in common.</summary>
public sealed class FalUnionTests
{
    [Fact]
    public void Values_of_one_case_are_equal_when_the_values_are()
    {
        Assert.True(new Scale(0.5) == new Scale(0.5));
        Assert.Equal(new Scale(0.5).GetHashCode(), new Scale(0.5).GetHashCode());
        Assert.True(new Scale(0.5) != new Scale("0.5"));
        Assert.False(new Scale("a").Equals(null));
        Assert.True((Scale?)null == (Scale?)null);
        Assert.False(new Scale("a") == null);
    }

    [Fact]
    public void JSON_of_no_case_is_equal_by_its_text_and_to_nothing_else()
    {
        Assert.Equal(Json("""{"a":1}"""), Json("""{"a":1}"""));
        Assert.Equal(Json("""{"a":1}""").GetHashCode(), Json("""{"a":1}""").GetHashCode());
        Assert.NotEqual(Json("""{"a":1}"""), Json("""{"a":2}"""));
        Assert.NotEqual(Json("\"a\""), new Scale("a"));
        Assert.NotEqual(new Scale("a"), Json("\"a\""));
    }

    [Fact]
    public void JSON_of_no_case_is_there_to_be_had()
    {
        Assert.True(Json("[1]").TryGetJson(out JsonElement json));
        Assert.Equal("[1]", json.GetRawText());
        Assert.False(new Scale(1).TryGetJson(out _));
    }

    [Fact]
    public void A_case_is_there_to_be_had_and_no_other()
    {
        var scale = new Scale(0.25);

        Assert.True(scale.TryGetNumber(out double number));
        Assert.Equal(0.25, number);
        Assert.False(scale.TryGetText(out string? text));
        Assert.Null(text);
    }

    [Fact]
    public void Text_is_the_same_in_every_culture_and_shows_lists()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;

            Assert.Equal("0.5", new Scale(0.5).ToString());
            Assert.Equal("0.5", $"{new Scale("0.5")}");
            Assert.Equal("[0.5, a, [true, null]]", new Scale([0.5, "a", new object?[] { true, null }]).ToString());
            Assert.Equal("""{"a":1}""", Json("""{"a":1}""").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Null_is_no_value() => Assert.Throws<ArgumentNullException>(() => new Scale((string)null!));

    private static Scale Json(string json) => new(JsonElement.Parse(json));

    private sealed class Scale : FalUnion<Scale>
    {
        public Scale(double value)
            : base(value)
        {
        }

        public Scale(string value)
            : base(value)
        {
        }

        public Scale(IReadOnlyList<object?> value)
            : base(value)
        {
        }

        public Scale(JsonElement value)
            : base(value)
        {
        }

        public bool TryGetNumber(out double value) => TryGet(out value);

        public bool TryGetText(out string? value) => TryGet(out value);
    }
}
