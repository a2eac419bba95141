using System.Text.Json.Nodes;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class ModelListTests
{
    [Fact]
    public async Task Models_are_listed_page_by_page_and_need_no_key()
    {
        await using TestFal test = await TestFal.StartAsync();
        using HttpClient http = new() { BaseAddress = test.Fal.BaseAddress };
        List<string> ids = [];
        string? cursor = null;
        do
        {
            JsonNode page = JsonNode.Parse(await http.GetStringAsync($"api.fal.ai/v1/models?limit=1{(cursor is null ? "" : $"&cursor={cursor}")}", TestFal.Cancellation))!;
            ids.Add((string)Assert.Single(page["models"]!.AsArray())!["endpoint_id"]!);
            cursor = (string?)page["next_cursor"];
            Assert.Equal(cursor is not null, (bool)page["has_more"]!);
        }
        while (cursor is not null);

        Assert.Equal(test.Fal.EndpointIds, ids);
    }

    [Theory]
    [InlineData("q=painter+edit", true)]
    [InlineData("q=PAINTER", true)]
    [InlineData("q=no-such-thing", false)]
    [InlineData("endpoint_id=acme/none&endpoint_id=acme/painter/edit", true)]
    [InlineData("endpoint_id=acme/none", false)]
    [InlineData("status=deprecated", false)]
    [InlineData("category=no-such-category", false)]
    public async Task Models_are_searched(string query, bool isFound)
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.GetAsync($"api.fal.ai/v1/models?{query}");

        Assert.Equal(isFound, reply.Json["models"]!.AsArray().Any(model => (string)model!["endpoint_id"]! == "acme/painter/edit"));
    }

    [Fact]
    public async Task Documents_come_along_when_asked_for()
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply plain = await test.GetAsync("api.fal.ai/v1/models?limit=1");
        Reply expanded = await test.GetAsync("api.fal.ai/v1/models?limit=1&expand=enterprise_status&expand=openapi-3.0");

        Assert.Null(plain.Json["models"]![0]!["openapi"]);
        Assert.NotNull(expanded.Json["models"]![0]!["openapi"]!["paths"]);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=many")]
    [InlineData("cursor=-1")]
    public async Task What_is_no_number_is_refused(string query)
    {
        await using TestFal test = await TestFal.StartAsync();

        Assert.Equal(400, (await test.GetAsync($"api.fal.ai/v1/models?{query}")).Status);
    }
}
