using System.Text.Json.Nodes;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class QueueTests
{
    [Fact]
    public async Task Submit_answers_with_the_id_and_addresses_of_owner_and_alias_only()
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync("queue.fal.run/acme/painter/edit", """{"prompt":"x","image_urls":[]}""");

        string id = reply.Text("request_id");
        string address = $"{test.Fal.BaseAddress}queue.fal.run/acme/painter/requests/{id}";
        Assert.Equal(200, reply.Status);
        Assert.True(Guid.TryParse(id, out _));
        Assert.Equal("IN_QUEUE", reply.Text("status"));
        Assert.Equal(2, reply.Json["queue_position"]!.GetValue<int>());
        Assert.Equal(address, reply.Text("response_url"));
        Assert.Equal($"{address}/status", reply.Text("status_url"));
        Assert.Equal($"{address}/cancel", reply.Text("cancel_url"));
        Assert.Equal(id, reply.Header("x-fal-request-id"));
    }

    [Fact]
    public async Task Workflows_keep_their_namespace_in_the_addresses()
    {
        await using TestFal test = await TestFal.StartAsync();

        (string result, _, _) = await test.SubmitAsync("{}", "workflows/acme/flow");

        Assert.StartsWith($"{test.Fal.BaseAddress}queue.fal.run/workflows/acme/flow/requests/", result, StringComparison.Ordinal);
        Assert.Equal(400, (await test.GetAsync(result)).Status);
    }

    [Fact]
    public async Task Status_counts_down_runs_and_completes()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, _) = await test.SubmitAsync();

        List<string> seen = [];
        foreach (double wait in new[] { 0, 1, 1, 1, 9.5, 0.5 })
        {
            test.Time.AdvanceSeconds(wait);
            Reply reply = await test.GetAsync(status);
            seen.Add($"{reply.Status} {reply.Text("status")} {reply.Json["queue_position"]}".TrimEnd());
        }

        Assert.Equal(["202 IN_QUEUE 2", "202 IN_QUEUE 1", "202 IN_QUEUE 0", "202 IN_PROGRESS", "202 IN_PROGRESS", "200 COMPLETED"], seen);
    }

    [Fact]
    public async Task Completed_has_the_inference_time_and_null_logs()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, _) = await test.SubmitAsync();
        test.Time.AdvanceSeconds(60);

        JsonNode json = (await test.GetAsync(status)).Json;

        Assert.Equal(10, json["metrics"]!["inference_time"]!.GetValue<double>());
        Assert.True(json.AsObject().TryGetPropertyValue("logs", out JsonNode? logs));
        Assert.Null(logs);
        Assert.False(json.AsObject().ContainsKey("queue_position"));
        Assert.False(json.AsObject().ContainsKey("error"));
    }

    [Theory]
    [InlineData("logs=1")]
    [InlineData("logs=true")]
    public async Task Logs_are_cumulative_when_asked_for(string query)
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, _) = await test.SubmitAsync();

        test.Time.AdvanceSeconds(3);
        JsonArray first = (await test.GetAsync($"{status}?{query}")).Json["logs"]!.AsArray();
        test.Time.AdvanceSeconds(5);
        JsonArray later = (await test.GetAsync($"{status}?{query}")).Json["logs"]!.AsArray();
        test.Time.AdvanceSeconds(5);
        JsonArray all = (await test.GetAsync($"{status}?{query}")).Json["logs"]!.AsArray();

        Assert.Single(first);
        Assert.InRange(later.Count, 2, all.Count - 1);
        Assert.Equal(first[0]!.ToJsonString(), later[0]!.ToJsonString());
        Assert.Equal(10, all.Count);
        Assert.Equal("""{"message":"step 3/8","level":"INFO","source":"USER","timestamp":"2026-01-02T03:04:11.333333Z"}""", all[3]!.ToJsonString());
    }

    [Fact]
    public async Task Logs_zero_gives_null()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, _) = await test.SubmitAsync();
        test.Time.AdvanceSeconds(5);

        Assert.Null((await test.GetAsync($"{status}?logs=0")).Json["logs"]);
    }

    [Fact]
    public async Task Result_is_refused_until_completed_then_is_the_bare_output()
    {
        await using TestFal test = await TestFal.StartAsync();
        (string result, _, _) = await test.SubmitAsync("""{"prompt":"hills","seed":7,"num_images":2}""");

        Reply early = await test.GetAsync(result);
        test.Time.AdvanceSeconds(13);
        Reply done = await test.GetAsync(result);
        Reply again = await test.GetAsync(result);

        Assert.Equal(400, early.Status);
        Assert.Equal("Request is still in progress", early.Text("detail"));
        Assert.Equal(200, done.Status);
        Assert.Equal(7, done.Json["seed"]!.GetValue<int>());
        Assert.Equal("2", done.Header("x-fal-billable-units"));
        Assert.NotNull(done.Header("x-fal-request-id"));
        Assert.Equal(done.BodyText, again.BodyText);
    }

    [Fact]
    public async Task Invalid_input_is_accepted_and_the_result_is_the_422()
    {
        await using TestFal test = await TestFal.StartAsync();
        (string result, string status, _) = await test.SubmitAsync("""{"num_images":9}""");
        test.Time.AdvanceSeconds(13);

        Reply statusReply = await test.GetAsync(status);
        Reply resultReply = await test.GetAsync(result);

        Assert.Equal("COMPLETED", statusReply.Text("status"));
        Assert.Equal(422, resultReply.Status);
        Assert.Equal("0", resultReply.Header("x-fal-billable-units"));
        Assert.Equal(["missing", "less_than_equal"], resultReply.Json["detail"]!.AsArray().Select(error => error!["type"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/status")]
    [InlineData("PUT", "/cancel")]
    public async Task An_unknown_request_id_is_NOT_FOUND(string method, string operation)
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.SendAsync(new HttpMethod(method), $"queue.fal.run/acme/painter/requests/11111111-2222-3333-4444-555555555555{operation}");

        Assert.Equal(404, reply.Status);
        Assert.Equal("""{"status":"NOT_FOUND"}""", reply.BodyText);
    }

    [Fact]
    public async Task A_request_is_not_found_under_another_application_or_the_full_endpoint_id()
    {
        await using TestFal test = await TestFal.StartAsync();
        (string result, _, _) = await test.SubmitAsync();
        string id = result[(result.LastIndexOf('/') + 1)..];

        Assert.Equal(404, (await test.GetAsync($"queue.fal.run/acme/other/requests/{id}/status")).Status);
        Assert.Equal(404, (await test.GetAsync($"queue.fal.run/acme/painter/edit/requests/{id}/status")).Status);
    }

    [Theory]
    [InlineData("acme/nobody", "Application 'nobody' not found")]
    [InlineData("acme/painter/nowhere", "Path /nowhere not found")]
    public async Task An_unknown_endpoint_is_a_404_with_detail(string id, string detail)
    {
        await using TestFal test = await TestFal.StartAsync();

        foreach (string host in new[] { "fal.run", "queue.fal.run" })
        {
            Reply reply = await test.PostAsync($"{host}/{id}", "{}");
            Assert.Equal(404, reply.Status);
            Assert.Equal(detail, reply.Text("detail"));
            Assert.NotNull(reply.Header("x-fal-request-id"));
        }
    }

    [Fact]
    public async Task A_wrong_method_is_a_405()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, string cancel) = await test.SubmitAsync();

        Assert.Equal(405, (await test.PutAsync(status)).Status);
        Assert.Equal(405, (await test.GetAsync(cancel)).Status);
        Assert.Equal(405, (await test.GetAsync("fal.run/acme/painter")).Status);
    }
}
