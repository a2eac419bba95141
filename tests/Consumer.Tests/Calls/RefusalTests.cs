using System.Net;
using System.Text.Json;
using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Emulator;

namespace Flux2Gen.Consumer.Tests.Calls;

public sealed class RefusalTests
{
    private static readonly Flux2EditInput Wrong = new()
    {
        Prompt = "at night",
        ImageUrls = ["https://example.com/a.png"],
        GuidanceScale = 20.5,
        NumInferenceSteps = 3,
        NumImages = 5,
        ImageSize = new ImageSize(0, 20000),
    };

    [Fact]
    public async Task All_violations_are_listed_before_anything_is_sent()
    {
        await using TestFal fal = await TestFal.StartAsync();
        string[] paths = ["guidance_scale", "num_inference_steps", "image_size.width", "image_size.height", "num_images"];

        Assert.Equal(paths, Wrong.Validate().Select(violation => violation.Path));
        FalInputException exception = await Assert.ThrowsAsync<FalInputException>(() => fal.Api.Flux2Edit.SubscribeAsync(Wrong));

        Assert.Equal(paths, exception.Violations.Select(violation => violation.Path));
        Assert.All(paths, path => Assert.Contains(path, exception.Message, StringComparison.Ordinal));
        Assert.Empty(fal.Requests);
    }

    [Fact]
    public async Task What_the_compiler_could_not_see_is_found_before_anything_is_sent()
    {
        await using TestFal fal = await TestFal.StartAsync();
        string[] messages =
        [
            "prompt is required, but is missing.",
            "image_urls[0] is required, but is null.",
            "image_urls[1] must be a web address or a data URI, but is 'cat.png': for a local file use FalFileInput.FromFile(path).",
        ];
        Flux2EditInput input = FalJson.Parse<Flux2EditInput>("{}") with { ImageUrls = [null!, "cat.png"] };

        FalInputException exception = await Assert.ThrowsAsync<FalInputException>(() => fal.Api.Flux2Edit.SubscribeAsync(input));

        Assert.Equal(messages, exception.Violations.Select(violation => violation.Message));
        Assert.Empty(fal.Requests);
    }

    [Fact]
    public async Task Without_the_check_the_server_names_the_fields()
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalValidationException exception = await Assert.ThrowsAsync<FalValidationException>(() => fal.NewApi(validateInput: false).Flux2Edit.SubscribeAsync(Wrong));

        Assert.Contains("num_images", exception.FieldErrors.Select(error => error.Path));
        Assert.Contains("num_inference_steps", exception.FieldErrors.Select(error => error.Path));
        Assert.Equal(Flux2EditEndpoint.EndpointId, exception.EndpointId);
        Assert.NotNull(exception.RequestId);
    }

    [Fact]
    public async Task A_value_that_the_document_does_not_list_is_sent_and_left_to_the_server()
    {
        await using TestFal fal = await TestFal.StartAsync();
        var input = new Flux2ProInput { Prompt = "dunes", OutputFormat = new Flux2ProOutputFormat("avif") };
        Assert.Empty(input.Validate());
        Assert.False(input.OutputFormat?.IsKnown);

        FalValidationException exception = await Assert.ThrowsAsync<FalValidationException>(() => fal.Api.Flux2Pro.RunAsync(input));

        Assert.Equal("avif", fal.LastInput(Flux2ProEndpoint.EndpointId).GetProperty("output_format").GetString());
        Assert.Equal("output_format", Assert.Single(exception.FieldErrors).Path);
    }

    [Fact]
    public async Task An_endpoint_that_the_server_does_not_know_is_named()
    {
        await using TestFal fal = await TestFal.StartAsync();

        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(
            () => fal.Api.Client.Endpoint("fal-ai/no-such-model").SubscribeAsync(JsonDocument.Parse("{}").RootElement));

        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Contains("fal-ai/no-such-model", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_told_without_the_key()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault
        {
            Operation = LocalFalOperation.Submit,
            StatusCode = 401,
            Body = """{"detail":"No user found for Key consumer-secret"}""",
        });

        FalApiException exception = await Assert.ThrowsAsync<FalApiException>(() => fal.Api.Flux2Pro.SubscribeAsync("dunes"));

        Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
        Assert.Contains("FAL_KEY", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("consumer-secret", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("consumer-secret", exception.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"images":[{"url":["https://example.com/a.png"]}],"seed":1}""", "$.images[0].url")]
    [InlineData("""{"images":[{"url":"https://example.com/a.png"}],"seed":18446744073709551615}""", "$.seed")]
    public async Task A_result_of_another_shape_is_kept_as_it_came(string body, string path)
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault
        {
            Operation = LocalFalOperation.Result,
            StatusCode = 200,
            Body = body,
        });

        FalResult<Flux2ProOutput> result = await fal.Api.Flux2Pro.SubscribeAsync("dunes");

        Assert.False(result.TryGetData(out _));
        FalProtocolException exception = Assert.Throws<FalProtocolException>(() => result.Data);
        Assert.Equal(path, exception.Path);
        Assert.Equal(result.RequestId, exception.RequestId);
        Assert.Equal(body, result.RawJson?.GetRawText());
    }

    [Fact]
    public async Task Mistyped_numbers_do_not_cost_the_pictures()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault
        {
            Operation = LocalFalOperation.Result,
            StatusCode = 200,
            Body = """{"images":[{"url":"https://example.com/a.png","width":"1024","height":"tall"}],"seed":NaN}""",
        });

        Flux2ProOutput output = (await fal.Api.Flux2Pro.SubscribeAsync("dunes")).Data;

        Assert.Equal(("https://example.com/a.png", 1024, null), (output.Images[0].Url, output.Images[0].Width, output.Images[0].Height));
        Assert.Equal("tall", output.Images[0].AdditionalProperties!["height"].GetString());
        Assert.Equal("NaN", output.AdditionalProperties!["seed"].GetString());
    }
}
