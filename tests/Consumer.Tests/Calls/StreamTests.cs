using System.Text.Json;
using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Emulator;

namespace Flux2Gen.Consumer.Tests.Calls;

public sealed class StreamTests
{
    private static readonly Flux2ProInput Input = new() { Prompt = "a mill by a river", ImageSize = new ImageSize(96, 64) };

    [Fact]
    public async Task A_picture_comes_in_steps()
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalStream<Flux2ProOutput> stream = fal.Api.Flux2Pro.StreamAsync(Input);
        List<int?> widths = [];
        await foreach (FalStreamUpdate<Flux2ProOutput> update in stream)
            widths.Add(update.Data.Images[0].Width);
        FalResult<Flux2ProOutput> result = await stream.GetResultAsync();

        Assert.Equal([24, 48, 96], widths);
        Assert.Equal(96, result.Data.Images[0].Width);
        Assert.Equal(1, result.BillableUnits);
        Assert.NotNull(result.RequestId);
        LocalFalRequest sent = Assert.Single(fal.Requests);
        Assert.Equal(("fal.run", "/fal-ai/flux-2-pro/stream"), (sent.Host, sent.Path));
        Assert.Equal("text/event-stream", sent.Headers["accept"]);
    }

    [Fact]
    public async Task A_partial_output_that_has_less_is_read_as_far_as_it_goes()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault
        {
            Operation = LocalFalOperation.Stream,
            StatusCode = 200,
            ContentType = "text/event-stream",
            Body = "data: \"warming up\"\n\ndata: {\"progress\":0.5}\n\ndata: {\"images\":[{\"url\":\"https://x/1.png\"}],\"seed\":7}\n\n",
        });

        List<string> seen = [];
        await foreach (FalStreamUpdate<Flux2ProOutput> update in fal.Api.Flux2Pro.StreamAsync(Input))
            seen.Add(update.TryGetData(out Flux2ProOutput? data) ? $"{data.Images.Count} {data.AdditionalProperties?["progress"]}".Trim() : update.RawJson!.Value.GetRawText());

        Assert.Equal(["\"warming up\"", "{\"progress\":0.5}", "1"], seen);
    }

    [Fact]
    public async Task Just_the_prompt_and_just_the_result()
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.StreamAsync("a mill by a river").GetResultAsync();

        Assert.Single(result.Data.Images);
    }

    [Fact]
    public async Task An_endpoint_without_types_streams_as_well()
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalResult<JsonElement> result = await fal.Api.Flux2Pro.Client.Endpoint("fal-ai/flux-2-pro").StreamAsync(JsonElement.Parse("""{"prompt":"a mill"}""")).GetResultAsync();

        Assert.Equal(1, result.Data.GetProperty("images").GetArrayLength());
    }

    [Fact]
    public async Task Local_files_are_uploaded_first()
    {
        await using TestFal fal = await TestFal.StartAsync();
        byte[] picture = await (await fal.Api.Flux2Pro.RunAsync(Input)).Data.Images[0].ReadBytesAsync();

        FalResult<Flux2FlashEditOutput> result = await fal.Api.Flux2FlashEdit.StreamAsync(new Flux2FlashEditInput
        {
            Prompt = "make it snow",
            ImageUrls = [FalFileInput.FromBytes(picture, "image/png")],
        }).GetResultAsync();

        Assert.Single(result.Data.Images);
        Assert.Equal("/fal-ai/flux-2/flash/edit/stream", fal.Requests[^1].Path);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_stream_that_breaks_off_is_an_error_with_what_came_and_is_not_paid_for_twice(int afterEvents)
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Stream, AfterEvents = afterEvents });

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => fal.Api.Flux2Pro.StreamAsync(Input).GetResultAsync());

        Assert.Equal(afterEvents, broken.PartialOutputs.Count);
        Assert.True(broken.MayHaveBeenAccepted);
        Assert.NotNull(broken.RequestId);
        Assert.Single(fal.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_connection_that_is_dropped_is_an_error_however_much_came_through(int afterEvents)
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Stream, AfterEvents = afterEvents, Abort = true });

        FalConnectionException broken = await Assert.ThrowsAsync<FalConnectionException>(() => fal.Api.Flux2Pro.StreamAsync(Input).GetResultAsync());

        // What is on its way when a connection is reset can be lost.
        Assert.InRange(broken.PartialOutputs.Count, 0, afterEvents);
        Assert.True(broken.MayHaveBeenAccepted);
        Assert.Single(fal.Requests);
    }

    [Fact]
    public async Task A_pipeline_that_is_done_with_its_exchange_does_not_end_the_stream()
    {
        await using TestFal fal = await TestFal.StartAsync();
        using var client = new FalClient(new FalClientOptions
        {
            Hosts = FalHosts.Local(fal.Server.BaseAddress),
            Credentials = FalCredentials.FromKey("id:consumer-secret"),
            Pipeline = async (exchange, token) =>
            {
                using var time = CancellationTokenSource.CreateLinkedTokenSource(token);
                FalExchangeOutcome outcome = await exchange.SendAsync(time.Token);
                await time.CancelAsync();
                return outcome;
            },
        });

        FalStream<Flux2ProOutput> stream = new FalApi(client).Flux2Pro.StreamAsync(Input);
        int updates = 0;
        await foreach (FalStreamUpdate<Flux2ProOutput> update in stream)
            updates += update.Data.Images.Count;

        Assert.Equal(3, updates);
    }

    [Fact]
    public async Task A_refusal_is_typed()
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalValidationException refused = await Assert.ThrowsAsync<FalValidationException>(
            () => fal.NewApi(validateInput: false).Flux2Pro.StreamAsync(Input with { SafetyTolerance = new Flux2ProSafetyTolerance("9") }).GetResultAsync());

        Assert.Equal("safety_tolerance", refused.FieldErrors[0].Path);
    }

    [Fact]
    public async Task A_model_that_does_not_stream_gives_its_result()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Stream, StatusCode = 200, Body = """{"images":[],"seed":7}""" });

        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.StreamAsync(Input).GetResultAsync();

        Assert.Equal(7, result.Data.Seed);
    }

    [Fact]
    public async Task An_error_in_the_stream_is_an_error_of_the_call()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault
        {
            Operation = LocalFalOperation.Stream,
            StatusCode = 200,
            ContentType = "text/event-stream",
            Body = "data: {\"images\":[],\"seed\":7}\n\ndata: {\"detail\":\"The runner died\",\"error_type\":\"runner_disconnected\"}\n\n",
        });

        FalApiException failed = await Assert.ThrowsAsync<FalApiException>(() => fal.Api.Flux2Pro.StreamAsync(Input).GetResultAsync());

        Assert.Equal("The runner died", failed.Detail);
        Assert.Equal(7, failed.PartialOutputs[0].GetProperty("seed").GetInt32());
    }
}
