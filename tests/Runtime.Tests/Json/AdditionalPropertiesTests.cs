using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Json;

/// <summary>A member is written once, also when both a property and the additional properties have its name.</summary>
public class AdditionalPropertiesTests
{
    [Fact]
    public void A_number_that_did_not_fit_gives_way_to_one_that_is_set()
    {
        ImageFile read = FalJson.Parse<ImageFile>("""{"url":"u","width":64.5,"height":1e400,"blurhash":"x"}""");

        Assert.Equal("""{"url":"u","width":64.5,"height":1e400,"blurhash":"x"}""", read.ToJson());
        Assert.Equal("""{"url":"u","width":64,"height":1e400,"blurhash":"x"}""", (read with { Width = 64 }).ToJson());
    }

    [Fact]
    public void The_name_of_a_listed_member_counts_while_its_property_has_no_value()
    {
        var file = new ImageFile { Url = "u", AdditionalProperties = Members("""{"url":"v","width":"wide","file_name":null}""") };

        Assert.Equal("""{"url":"u","width":"wide","file_name":null}""", file.ToJson());
        Assert.Equal("""{"url":"u","file_name":"a.png","width":"wide"}""", (file with { FileName = "a.png" }).ToJson());
    }

    [Fact]
    public void It_counts_more_than_a_null_that_was_read()
    {
        ImageFile read = FalJson.Parse<ImageFile>("""{"url":null,"width":null,"height":null}""");

        ImageFile changed = read with { AdditionalProperties = Members("""{"url":"v","width":"wide"}""") };

        Assert.Equal("""{"height":null,"url":"v","width":"wide"}""", changed.ToJson());
    }

    [Fact]
    public void It_counts_in_objects_of_any_size()
    {
        string[] names = [.. Enumerable.Range(0, 200).Select(index => $"m{index}")];
        TextObject read = TextObject.Parse("""{"m0":"0","m1":"1"}"""u8, names) with { AdditionalProperties = Members("""{"m64":1,"m199":2,"m200":3}""") };

        Assert.Equal("""{"m0":"0","m1":"1","m64":1,"m199":2,"m200":3}""", read.ToJson());
        Assert.Equal("""{"m0":"0","m1":"1","m199":"x","m64":1,"m200":3}""", read.With(199, "x").ToJson());
        Assert.Equal("""{"m0":"0","m1":"1","m64":"y","m199":2,"m200":3}""", read.With(64, "y").ToJson());
    }

    [Fact]
    public void A_required_member_that_may_be_null_gives_way_when_it_is()
    {
        TextObject read = TextObject.Parse("""{"a":"0","b":null}"""u8, "a", "b") with { AdditionalProperties = Members("""{"b":1}""") };

        Assert.Equal("""{"a":"0","b":1}""", read.ToJson());
        Assert.Equal("""{"a":"0","b":"2"}""", read.With(1, "2").ToJson());
    }

    private static Dictionary<string, JsonElement> Members(string json) =>
        JsonElement.Parse(json).EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
}
