using System.Net;
using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Streaming;

public sealed class StreamTests : StreamTest
{
    [Fact]
    public async Task Each_event_is_an_output_and_the_last_one_the_result()
    {
        Stream(Event("""{"images":[]}"""), ": ping\n\n", Event(Picture));

        FalStream<PictureOutput> stream = Pictures.StreamAsync(new PictureInput { Prompt = "a cat" });
        (List<FalStreamUpdate<PictureOutput>> updates, Exception? failure) = await ReadAsync(stream);
        FalResult<PictureOutput> result = await stream.GetResultAsync();

        Assert.Null(failure);
        Assert.Equal([0, 1], updates.Select(update => update.Index));
        Assert.Equal([0, 1], updates.Select(update => update.Data.Images.Count));
        Assert.Equal(RequestId, updates[0].RequestId);
        Assert.Equal("https://v3.fal.media/files/a/1.png", result.Data.Images[0].Url);
        Assert.Equal(Picture, result.RawJson?.GetRawText());
        Assert.Equal(RequestId, result.RequestId);
        Assert.Equal(2, result.BillableUnits);
        Assert.Equal("application/json", result.ContentType);
        Assert.Equal($"fal-ai/picture, request {RequestId}, update 1, {Picture.Length} bytes", updates[1].ToString());
    }

    [Fact]
    public async Task The_request_is_that_of_a_run_at_another_place()
    {
        Stream(Event(Picture));
        Stream(Event(Picture));
        var options = new FalStreamOptions
        {
            StartTimeout = TimeSpan.FromSeconds(30),
            RunnerHint = "lora-a",
            Tags = new Dictionary<string, string> { ["team"] = "cats" },
            Headers = new Dictionary<string, string> { ["X-App-Foo"] = "bar", ["Accept"] = "image/png" },
        };

        await Flux.StreamAsync(Input, options).GetResultAsync();
        await Client.Endpoint("fal-ai/any-llm/stream").StreamAsync(Input).GetResultAsync();

        Assert.Equal(["POST https://fal.run/fal-ai/flux-2/flash/edit/stream", "POST https://fal.run/fal-ai/any-llm/stream"], Server.Lines);
        RecordedRequest request = Server.Requests[0];
        Assert.Equal("""{"prompt":"a private cat"}""", request.Text);
        Assert.Equal("text/event-stream", request.Header("Accept"));
        Assert.Equal("no-store", request.Header("Cache-Control"));
        Assert.Equal($"Key {Key}", request.Header("Authorization"));
        Assert.Equal("30", request.Header("X-Fal-Request-Start-Timeout"));
        Assert.Equal("lora-a", request.Header("X-Fal-Runner-Hint"));
        Assert.Equal("team=cats", request.Header("X-Fal-Tags"));
        Assert.Equal("bar", request.Header("X-App-Foo"));
    }

    [Fact]
    public async Task A_partial_output_that_does_not_fit_is_delivered_all_the_same()
    {
        Stream(Event("""{"progress":0.5}"""), Event(Picture));

        (List<FalStreamUpdate<PictureOutput>> updates, Exception? failure) = await ReadAsync(Pictures.StreamAsync(new PictureInput { Prompt = "a cat" }));

        Assert.Null(failure);
        Assert.False(updates[0].TryGetData(out _));
        Assert.Equal(0.5, updates[0].RawJson?.GetProperty("progress").GetDouble());
        FalProtocolException misfit = Assert.Throws<FalProtocolException>(() => updates[0].Data);
        Assert.Contains("FalStreamUpdate.RawJson", misfit.Message, StringComparison.Ordinal);
        Assert.Equal(RequestId, misfit.RequestId);
        Assert.True(updates[1].TryGetData(out PictureOutput? picture));
        Assert.Single(picture.Images);
    }

    [Fact]
    public async Task A_result_that_does_not_fit_is_delivered_with_its_json()
    {
        Stream(Event("""{"other":1}"""));

        FalResult<PictureOutput> result = await Pictures.StreamAsync(new PictureInput { Prompt = "a cat" }).GetResultAsync();

        Assert.Throws<FalProtocolException>(() => result.Data);
        Assert.Equal("""{"other":1}""", result.RawJson?.GetRawText());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"metrics":{"inference_time":1.5}}""")]
    [InlineData("""{"done":true}""")]
    [InlineData("true")]
    [InlineData("""{"status":"COMPLETED","logs":[]}""")]
    [InlineData("""{"usage":{"tokens":7}}""")]
    [InlineData("""{"images":null}""")]
    public async Task Event_without_output_does_not_replace_the_result(string last)
    {
        Stream(Event("""{"progress":0.5}"""), Event(Picture), Event(last), Event(last));

        FalResult<PictureOutput> result = await Pictures.StreamAsync(new PictureInput { Prompt = "a cat" }).GetResultAsync();

        Assert.Single(result.Data.Images);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"metrics":{"inference_time":1.5}}""")]
    [InlineData("""{"status":"COMPLETED","request_id":"r","logs":null}""")]
    [InlineData("""{"done":true}""")]
    [InlineData("""{"progress":1,"event":"done"}""")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"done\"")]
    public async Task Untyped_event_about_the_request_does_not_replace_the_result(string last)
    {
        Stream(Event(Picture), Event(last));

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal(Picture, result.RawJson?.GetRawText());
    }

    [Theory]
    [InlineData("""{"seed":NaN,"metrics":{}}""", """{"seed":"NaN","metrics":{}}""")]
    [InlineData("""{"seed":-Infinity}""", """{"seed":"-Infinity"}""")]
    public async Task Untyped_event_with_a_number_of_pythons_is_an_output(string last, string read)
    {
        Stream(Event(Picture), Event(last));

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal(read, result.Data.GetRawText());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("\"\"")]
    [InlineData("false")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task What_other_languages_hold_for_nothing_is_an_output(string json)
    {
        Stream(Event(json), Event(json));

        (List<FalStreamUpdate<JsonElement>> updates, _) = await ReadAsync(Flux.StreamAsync(Input));

        Assert.Equal([json, json], Texts(updates));
    }

    [Fact]
    public async Task What_is_not_json_is_delivered_as_bytes()
    {
        Stream(Event("plain words"));

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Null(result.RawJson);
        Assert.Equal("plain words", Encoding.UTF8.GetString(result.RawBody.Span));
    }

    [Fact]
    public async Task A_farewell_is_no_result()
    {
        Stream(Event("""{"output":"whole"}"""), "data:\n\n", Event("[DONE]"));

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal("whole", result.Data.GetProperty("output").GetString());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Events_survive_however_their_bytes_arrive(string end)
    {
        const string First = """{"text":"ä€😀"}""";
        const string Second = """{"text":"ä€😀","more":[1,2]}""";
        byte[] bytes = Encoding.UTF8.GetBytes($": hello{end}{end}event: message{end}data: {First}{end}{end}: ping{end}{end}data: {Second}{end}{end}");
        foreach (int size in new[] { 1, 2, 3, 5, 4096 })
        {
            Stream([.. bytes.Chunk(size)]);

            (List<FalStreamUpdate<JsonElement>> updates, Exception? failure) = await ReadAsync(Flux.StreamAsync(Input));

            Assert.Null(failure);
            Assert.Equal([First, Second], Texts(updates));
        }
    }

    [Fact]
    public async Task An_event_of_many_lines_is_one_output()
    {
        Stream("data: {\ndata: \"a\": 1\ndata: }\n\n");

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal(1, result.Data.GetProperty("a").GetInt32());
    }

    [Fact]
    public async Task An_event_of_ten_megabytes_is_read()
    {
        string image = new('A', 10_000_000);
        Stream(Event($$"""{"image":"{{image}}"}"""));

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal(10_000_000, result.Data.GetProperty("image").GetString()!.Length);
    }

    [Fact]
    public async Task A_model_that_does_not_stream_gives_its_result_as_the_only_output()
    {
        Server.Answer(200, Picture, ("x-fal-request-id", RequestId), ("x-fal-billable-units", "1"));

        FalStream<PictureOutput> stream = Pictures.StreamAsync(new PictureInput { Prompt = "a cat" });
        (List<FalStreamUpdate<PictureOutput>> updates, _) = await ReadAsync(stream);
        FalResult<PictureOutput> result = await stream.GetResultAsync();

        Assert.Single(updates);
        Assert.Single(result.Data.Images);
        Assert.Equal(RequestId, result.RequestId);
        Assert.Equal(1, result.BillableUnits);
    }

    [Fact]
    public async Task What_becomes_of_the_connection_after_a_farewell_does_not_matter()
    {
        ScriptedStream body = Stream(Event("""{"output":"whole"}"""), Event("[DONE]"), new IOException("reset"));

        FalResult<JsonElement> result = await Flux.StreamAsync(Input).GetResultAsync();

        Assert.Equal("whole", result.Data.GetProperty("output").GetString());
        Assert.True(body.IsDisposed);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("text/plain; charset=utf-8")]
    public async Task A_model_that_answers_at_once_with_something_else_than_json_is_paid_for_and_delivered(string mediaType)
    {
        Server.Answer((_, _) =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([0x89, 0x50]) };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            return Task.FromResult(response);
        });

        FalResult<PictureOutput> result = await Pictures.StreamAsync(new PictureInput { Prompt = "a cat" }).GetResultAsync();

        Assert.Equal([0x89, 0x50], result.RawBody.ToArray());
        Assert.Equal(mediaType, result.ContentType);
        Assert.Contains("RawBody", Assert.Throws<FalProtocolException>(() => result.Data).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_stream_is_read_and_it_is_read_once()
    {
        Stream(Event(Picture));

        FalStream<JsonElement> stream = Flux.StreamAsync(Input);
        Assert.Empty(Server.Requests);
        await stream.GetResultAsync();

        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator());
        Assert.Equal(Picture, (await stream.GetResultAsync()).RawJson?.GetRawText());
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_loop_that_is_left_closes_the_connection_and_has_no_result()
    {
        ScriptedStream body = Stream(Event("1"), Event("2"));

        FalStream<JsonElement> stream = Flux.StreamAsync(Input);
        await foreach (FalStreamUpdate<JsonElement> update in stream)
        {
            // The stream is still being read.
            await Assert.ThrowsAsync<InvalidOperationException>(() => stream.GetResultAsync());
            Assert.False(body.IsDisposed);
            break;
        }

        Assert.True(body.IsDisposed);
        await Assert.ThrowsAsync<InvalidOperationException>(() => stream.GetResultAsync());
    }

    [Fact]
    public async Task The_input_is_checked_and_its_files_are_uploaded_first()
    {
        FalInputException refused = await Assert.ThrowsAsync<FalInputException>(() => Pictures.StreamAsync(new PictureInput { Prompt = "" }).GetResultAsync());
        Assert.Equal("fal-ai/picture", refused.EndpointId);
        Assert.Empty(Server.Requests);

        Server.Answer(200, """{"upload_url":"https://v3.fal.media/upload/1","file_url":"https://v3.fal.media/files/1.png"}""").Answer(200);
        Stream(Event(Picture));
        await Pictures.StreamAsync(new PictureInput { Prompt = "a cat", MaskUrl = FalFileInput.FromBytes(new byte[] { 1 }, "image/png") }).GetResultAsync();

        Assert.Equal("POST https://fal.run/fal-ai/picture/stream", Server.Lines.Last());
        Assert.Contains("https://v3.fal.media/files/1.png", Server.Requests[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_allowed_is_told_at_once()
    {
        Assert.Throws<ArgumentNullException>(() => Pictures.StreamAsync(null!));
        Assert.Contains("FalStreamOptions.IdleTimeout", Assert.Throws<ArgumentException>(() => Flux.StreamAsync(Input, new FalStreamOptions { IdleTimeout = TimeSpan.Zero })).Message, StringComparison.Ordinal);
        Assert.Contains("FalStreamOptions.Timeout", Assert.Throws<ArgumentException>(() => Flux.StreamAsync(Input, new FalStreamOptions { Timeout = TimeSpan.FromDays(50) })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Flux.StreamAsync(Input, new FalStreamOptions { StartTimeout = TimeSpan.FromSeconds(1) }));
    }
}
