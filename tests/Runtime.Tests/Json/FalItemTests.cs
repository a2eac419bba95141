using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Json;

/// <summary>Tuples: what a read found missing, null or beyond the listed items is written again.</summary>
public sealed class FalItemTests
{
    [Theory]
    [InlineData("""[1.5,"a"]""")]
    [InlineData("""[null,"a"]""")]
    [InlineData("""[1.5,null]""")]
    [InlineData("""[1.5]""")]
    [InlineData("""[]""")]
    [InlineData("""[1.5,"",3,{"x":null},[]]""")]
    public void What_is_read_is_written(string json)
    {
        Pair pair = FalJson.Parse<Pair>(json);

        Assert.Equal(json, pair.ToJson());
        Assert.Equal(json, (pair with { }).ToJson());
    }

    [Fact]
    public void A_value_that_is_set_takes_the_place_of_what_was_missing_before_it()
    {
        Pair pair = FalJson.Parse<Pair>("[]") with { Second = "b" };

        Assert.Equal("""[null,"b"]""", pair.ToJson());
    }

    [Fact]
    public void A_new_tuple_has_all_its_items() => Assert.Equal("""[null,""]""", new Pair(null, "").ToJson());

    [Fact]
    public void How_a_tuple_came_about_does_not_make_it_another() => Assert.Equal(new Pair(1, ""), FalJson.Parse<Pair>("[1]"));

    [Theory]
    [InlineData("""{"0":1}""", "Expected an array, found an object. At $.")]
    [InlineData("""["a"]""", "Expected a number, found a string. At $[0].")]
    [InlineData("""[1,2]""", "Expected a string, found a number. At $[1].")]
    public void An_item_of_the_wrong_kind_is_told_with_its_place(string json, string message)
    {
        JsonException exception = Assert.Throws<JsonException>(() => FalJson.Parse<Pair>(json));

        Assert.Equal(message, exception.Message);
    }

    private sealed record Pair(double? First, string Second) : IFalModel<Pair>
    {
        private IReadOnlyList<JsonElement>? Rest { get; init; }

        private FalItemState State { get; init; }

        public bool Equals(Pair? other) => other is not null && First == other.First && Second == other.Second && State == other.State;

        public override int GetHashCode() => HashCode.Combine(First, Second, State);

        static Pair IFalModel<Pair>.ReadJson(ref Utf8JsonReader reader)
        {
            var items = new FalItemReader();
            double? first = items.NextValue(ref reader) ? FalJsonReader.ReadDouble(ref reader) : null;
            string? second = items.NextValue(ref reader) ? FalJsonReader.ReadString(ref reader) : null;
            IReadOnlyList<JsonElement>? rest = items.Rest(ref reader);
            return new Pair(first, second ?? "") { Rest = rest, State = items.State };
        }

        static void IFalModel<Pair>.WriteJson(Utf8JsonWriter writer, Pair value)
        {
            var items = new FalItemWriter(writer, value.State);
            items.Write<double?>(0, value.First, static (writer2, value2) => FalJsonWriter.WriteNullOrValue<double>(writer2, value2, FalJsonWriter.WriteDouble));
            items.Write(1, value.Second, FalJsonWriter.WriteString);
            items.End(value.Rest);
        }
    }
}
