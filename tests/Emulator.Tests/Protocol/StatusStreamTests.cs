using System.Text.Json.Nodes;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class StatusStreamTests
{
    [Fact]
    public async Task A_stream_tells_the_state_then_each_change_and_closes_after_the_last()
    {
        await using TestFal test = await TestFal.StartAsync();
        (string result, string status, _) = await test.SubmitAsync();
        using StreamReader stream = await OpenAsync(test, $"{status}/stream?logs=0");

        List<string> seen = [];
        foreach (double wait in new[] { 0, 1, 1, 1, 10 })
        {
            test.Time.AdvanceSeconds(wait);
            JsonNode json = await NextAsync(stream);
            seen.Add($"{json["status"]} {json["queue_position"]}".TrimEnd());
            Assert.Equal(result, json["response_url"]!.GetValue<string>());
            Assert.Null(json["logs"]);
        }

        Assert.Equal(["IN_QUEUE 2", "IN_QUEUE 1", "IN_QUEUE 0", "IN_PROGRESS", "COMPLETED"], seen);
        Assert.Null(await stream.ReadLineAsync(TestFal.Cancellation));
    }

    [Fact]
    public async Task A_stream_has_the_form_of_server_sent_events()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, _) = await test.SubmitAsync();
        test.Time.AdvanceSeconds(60);

        Reply stream = await test.GetAsync($"{status}/stream");
        Reply poll = await test.GetAsync(status);

        Assert.Equal(200, stream.Status);
        Assert.Equal("text/event-stream; charset=utf-8", stream.Header("Content-Type"));
        Assert.Equal("no-cache", stream.Header("Cache-Control"));
        Assert.NotNull(stream.Header("x-fal-request-id"));
        Assert.Equal($"data: {poll.BodyText}\n\n", stream.BodyText);
    }

    [Fact]
    public async Task Logs_are_only_those_that_are_new()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, _) = await test.SubmitAsync();
        test.Time.AdvanceSeconds(3);
        using StreamReader stream = await OpenAsync(test, $"{status}/stream?logs=1");

        List<string> lines = [];
        int[] counts = new int[3];
        for (int index = 0; index < counts.Length; index++)
        {
            JsonArray logs = (await NextAsync(stream))["logs"]!.AsArray();
            counts[index] = logs.Count;
            lines.AddRange(logs.Select(line => line!.ToJsonString()));
            test.Time.AdvanceSeconds(index == 0 ? 5 : 10);
        }

        JsonArray all = (await test.GetAsync($"{status}?logs=1")).Json["logs"]!.AsArray();
        Assert.Equal([1, 4, 5], counts);
        Assert.Equal(all.Select(line => line!.ToJsonString()), lines);
    }

    [Fact]
    public async Task A_silent_stream_sends_a_comment_every_fifteen_seconds()
    {
        await using TestFal test = await TestFal.StartAsync(inferenceTime: TimeSpan.FromHours(10));
        (_, string status, _) = await test.SubmitAsync();
        test.Time.AdvanceSeconds(3);
        using StreamReader stream = await OpenAsync(test, $"{status}/stream");
        await NextAsync(stream);

        test.Time.AdvanceSeconds(15);
        List<string?> first = [await stream.ReadLineAsync(TestFal.Cancellation), await stream.ReadLineAsync(TestFal.Cancellation)];
        test.Time.AdvanceSeconds(15);
        string? second = await stream.ReadLineAsync(TestFal.Cancellation);

        Assert.Equal([": keep-alive", ""], first);
        Assert.Equal(": keep-alive", second);
    }

    [Fact]
    public async Task A_cancellation_ends_the_stream()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, string cancel) = await test.SubmitAsync();
        using StreamReader stream = await OpenAsync(test, $"{status}/stream");
        await NextAsync(stream);

        await test.PutAsync(cancel);
        JsonNode last = await NextAsync(stream);

        Assert.Equal("COMPLETED", last["status"]!.GetValue<string>());
        Assert.Equal("client_cancelled", last["error_type"]!.GetValue<string>());
        Assert.Null(await stream.ReadLineAsync(TestFal.Cancellation));
    }

    [Fact]
    public async Task A_stream_of_the_real_clock_needs_nobody_to_move_it()
    {
        // A machine that is busy may open the stream when the request has left the queue already: it gets more time, until it does not.
        string stream = "";
        for (TimeSpan step = TimeSpan.FromMilliseconds(20); !stream.Contains("\"IN_QUEUE\"", StringComparison.Ordinal); step *= 2)
        {
            Assert.InRange(step, TimeSpan.Zero, TimeSpan.FromMinutes(1));
            stream = await StreamOfTheRealClockAsync(step);

            Assert.Contains("\"COMPLETED\"", stream, StringComparison.Ordinal);
            Assert.Equal(10, stream.Split("\"message\"").Length - 1);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_breaks_a_stream_in_the_middle_of_an_event(bool abort)
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, _) = await test.SubmitAsync();
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.StatusStream, AfterEvents = 1, Abort = abort });
        using StreamReader stream = await OpenAsync(test, $"{status}/stream");

        await NextAsync(stream);
        test.Time.AdvanceSeconds(1);

        if (abort)
        {
            await Assert.ThrowsAnyAsync<IOException>(() => stream.ReadToEndAsync(TestFal.Cancellation));
        }
        else
        {
            string rest = await stream.ReadToEndAsync(TestFal.Cancellation);
            Assert.StartsWith("data: {", rest, StringComparison.Ordinal);
            Assert.DoesNotContain("}", rest, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_fault_refuses_a_stream_and_leaves_polls_alone()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, _) = await test.SubmitAsync();
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.StatusStream, StatusCode = 405 });

        Assert.Equal(202, (await test.GetAsync(status)).Status);
        Assert.Equal(405, (await test.GetAsync($"{status}/stream")).Status);
    }

    [Fact]
    public async Task An_unknown_request_and_a_wrong_method_have_no_stream()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string status, _) = await test.SubmitAsync();

        Assert.Equal("NOT_FOUND", (await test.GetAsync("queue.fal.run/acme/painter/requests/11111111-2222-3333-4444-555555555555/status/stream")).Text("status"));
        Assert.Equal(405, (await test.PutAsync($"{status}/stream")).Status);
    }

    [Theory]
    [InlineData("1", 429)]
    [InlineData("0", 429)]
    [InlineData("2", 200)]
    [InlineData("50", 200)]
    [InlineData("many", 200)]
    [InlineData("-1", 200)]
    public async Task A_submit_is_refused_when_the_queue_is_longer_than_it_may_be(string maximum, int expected)
    {
        await using TestFal test = await TestFal.StartAsync();

        Reply reply = await test.PostAsync($"queue.fal.run/acme/painter?fal_max_queue_length={maximum}", """{"prompt":"x"}""");

        Assert.Equal(expected, reply.Status);
        Assert.Equal(expected == 429, reply.Header("x-fal-request-id") is null);
    }

    private static async Task<string> StreamOfTheRealClockAsync(TimeSpan queueStep)
    {
        await using LocalFal fal = await LocalFal.StartAsync(
            new LocalFalOptions
            {
                Specs = [Repository.TestSpecs],
                QueueLength = 1,
                QueueStep = queueStep,
                InferenceTime = TimeSpan.FromMilliseconds(60),
                RequireKey = false,
            },
            TestFal.Cancellation);
        using HttpClient http = new() { BaseAddress = fal.BaseAddress };
        using HttpResponseMessage submitted = await http.PostAsync("queue.fal.run/acme/painter", new StringContent("""{"prompt":"x"}"""), TestFal.Cancellation);
        string status = (await Reply.ReadAsync(submitted)).Text("status_url");
        return await http.GetStringAsync($"{status}/stream?logs=1", TestFal.Cancellation);
    }

    private static async Task<StreamReader> OpenAsync(TestFal test, string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        HttpResponseMessage response = await test.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestFal.Cancellation);
        Assert.Equal(200, (int)response.StatusCode);
        return new StreamReader(await response.Content.ReadAsStreamAsync(TestFal.Cancellation));
    }

    private static async Task<JsonNode> NextAsync(StreamReader stream)
    {
        string line = (await stream.ReadLineAsync(TestFal.Cancellation))!;
        Assert.StartsWith("data: ", line, StringComparison.Ordinal);
        Assert.Equal("", await stream.ReadLineAsync(TestFal.Cancellation));
        return JsonNode.Parse(line["data: ".Length..])!;
    }
}
