using System.Text.Json;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Emitted;

/// <summary>What emitted records do when they run.</summary>
public sealed class RecordTests
{
    private const string RoundTrip = "public static string RoundTrip(string json) => FalJson.Parse<TestInput>(json).ToJson();";

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(70)]
    [InlineData(128)]
    [InlineData(200)]
    public void Each_member_of_a_record_of_any_size_is_null_or_absent_or_there(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(static index => $"m{index}")];
        string properties = string.Join(", ", names.Select(static (name, index) => $"\"{name}\": {Schema(index)}"));
        string required = string.Join(", ", names.Where(static (_, index) => index % 5 < 2).Select(static name => $"\"{name}\""));
        var probe = new Probe(GeneratorRun.WithDiagnostics(TestSpec.Of(input: $$"""{ "properties": { {{properties}} }, "required": [{{required}}] }""")), RoundTrip);

        for (int turn = 0; turn < 3; turn++)
        {
            string json = $"{{{string.Join(",", names.Select((name, index) => Member(name, index, (index + turn) % 3)).Where(static member => member.Length > 0))}}}";

            Assert.Equal(json, probe.Call<string>("RoundTrip", json));
        }

        Assert.Equal("{}", probe.Call<string>("RoundTrip", "{}"));
    }

    [Fact]
    public void Members_come_in_any_order_and_escaped()
    {
        var probe = new Probe(GeneratorRun.WithDiagnostics(TestSpec.WithInput("\"a\": { \"type\": \"string\" }, \"b\": { \"type\": \"integer\" }, \"c\": { \"type\": \"boolean\" }")), RoundTrip);

        Assert.Equal("""{"a":"x","b":1,"c":true,"d":0}""", probe.Call<string>("RoundTrip", """{"c":true,"d":0,"\u0062":1,"\u0061":"x"}"""));
    }

    [Fact]
    public void Names_without_lower_case_are_told_apart_from_local_variables()
    {
        var probe = new Probe(
            GeneratorRun.WithDiagnostics(TestSpec.Of(input: """{ "properties": { "提示": { "type": "string" }, "4s": { "type": "integer" }, "members": { "type": "string" } }, "required": ["提示", "4s", "members"] }""")),
            "public static object[] Read(string json) { var input = FalJson.Parse<TestInput>(json); return [input.提示, input._4s, input.ToJson()]; }");

        object[] read = probe.Call<object[]>("Read", """{"提示":"x","4s":5,"members":"y"}""");

        Assert.Equal(["x", 5L], read[..2]);
        Assert.Equal("x", JsonElement.Parse((string)read[2]).GetProperty("提示").GetString());
    }

    [Fact]
    public void A_required_model_that_is_missing_is_an_error_and_one_that_is_there_last_counts()
    {
        var probe = new Probe(
            GeneratorRun.WithDiagnostics(TestSpec.Of(
                input: """{ "properties": { "part": { "$ref": "#/components/schemas/Part" } }, "required": ["part"] }""",
                components: """ "Part": { "properties": { "x": { "type": "string" } } } """)),
            RoundTrip);

        JsonException missing = Assert.ThrowsAny<JsonException>(() => probe.Call<string>("RoundTrip", "{}"));
        Assert.Equal("The required member 'part' is missing. At $.", missing.Message);
        Assert.Equal("""{"part":{"x":"y"}}""", probe.Call<string>("RoundTrip", """{"part":null,"part":{"x":"y"}}"""));
    }

    [Fact]
    public void A_number_that_did_not_fit_gives_way_to_one_that_is_set()
    {
        var probe = new Probe(
            GeneratorRun.WithDiagnostics(TestSpec.WithInput("\"steps\": { \"type\": \"integer\", \"maximum\": 50 }")),
            "public static string Set(string json, int? steps) => (FalJson.Parse<TestInput>(json) with { Steps = steps }).ToJson();");

        Assert.Equal("""{"steps":2.5}""", probe.Call<string>("Set", """{"steps":2.5}""", null));
        Assert.Equal("""{"steps":3}""", probe.Call<string>("Set", """{"steps":2.5}""", 3));
    }

    [Fact]
    public void A_static_field_of_the_projects_own_part_can_be_read_from_JSON()
    {
        var probe = new Probe(
            GeneratorRun.WithDiagnostics(TestSpec.WithInput("\"format\": { \"enum\": [\"png\", \"jpeg\"] }")),
            "public static string Default() => TestInput.Default.ToJson() + TestFormat.First;",
            """
            namespace MyApp.Fal
            {
                public sealed partial record TestInput { public static readonly TestInput Default = FalJson.Parse<TestInput>("{\"format\":\"png\"}"); }
                public readonly partial record struct TestFormat { public static readonly TestFormat First = Values[0]; }
            }
            """);

        Assert.Equal("""{"format":"png"}png""", probe.Call<string>("Default"));
    }

    private static string Schema(int index) => (index % 4) switch
    {
        0 => """{ "type": "string" }""",
        1 => """{ "type": "integer" }""",
        2 => """{ "type": ["boolean", "null"] }""",
        _ => """{ "type": "array", "items": { "type": "number" } }""",
    };

    private static string Member(string name, int index, int what) => what switch
    {
        0 => "",
        1 => $"\"{name}\":null",
        _ => (index % 4) switch
        {
            0 => $"\"{name}\":\"\"",
            1 => $"\"{name}\":0",
            2 => $"\"{name}\":false",
            _ => $"\"{name}\":[]",
        },
    };
}
