using Flux2Gen.Consumer.Fal;

namespace Flux2Gen.Consumer.Tests.Json;

/// <summary>Requests and responses of the shapes that fal's API reference shows, read and written back member for member.</summary>
/// <remarks>The reference's responses leave required members out, and its requests spell out every default.</remarks>
public sealed class ReferenceExampleTests
{
    private const string ImageUrl = "https://storage.googleapis.com/falserverless/example_inputs/input.png";

    [Theory]
    [InlineData("""{"prompt":"A knight behind a visor, lit by battle"}""")]
    [InlineData("""{"prompt":"A knight","image_size":"landscape_4_3","safety_tolerance":"2","enable_safety_checker":true,"output_format":"jpeg","sync_mode":false}""")]
    [InlineData("""{"prompt":"A knight","image_size":{"width":2016,"height":1152},"seed":4294967295,"safety_tolerance":"5","enable_safety_checker":false,"output_format":"png","sync_mode":true}""")]
    public void A_request_of_flux_2_pro(string json) => AssertUnchanged<Flux2ProInput>(json);

    [Theory]
    [InlineData("""{"prompt":"Flames over the cup","image_size":"auto","safety_tolerance":"2","enable_safety_checker":true,"output_format":"jpeg","sync_mode":false,"image_urls":["$"]}""")]
    public void A_request_of_flux_2_pro_edit(string json) => AssertUnchanged<Flux2ProEditInput>(json);

    [Theory]
    [InlineData("""{"prompt":"Give him a suit","image_urls":["$"]}""")]
    [InlineData("""{"prompt":"Give him a suit","guidance_scale":2.5,"num_inference_steps":28,"image_size":{"width":2016,"height":1152},"num_images":1,"acceleration":"regular","enable_safety_checker":true,"output_format":"png","image_urls":["$","$"]}""")]
    public void A_request_of_flux_2_edit(string json) => AssertUnchanged<Flux2EditInput>(json);

    [Theory]
    [InlineData("""{"prompt":"No meat in the hamburger","guidance_scale":2.5,"image_size":"square_hd","num_images":1,"enable_safety_checker":true,"output_format":"png","image_urls":["$"]}""")]
    public void A_request_of_flux_2_flash_edit(string json) => AssertUnchanged<Flux2FlashEditInput>(json);

    [Theory]
    [InlineData("""{"prompt":"Make it winter","guidance_scale":2.5,"image_size":"square_hd","num_images":1,"enable_safety_checker":true,"output_format":"png","image_urls":["$"]}""")]
    public void A_request_of_flux_2_turbo_edit(string json) => AssertUnchanged<Flux2TurboEditInput>(json);

    [Theory]
    [InlineData("""{"images":[{"url":"$"}]}""")]
    [InlineData("""{"images":[{"url":"$","content_type":"image/jpeg","file_name":null,"file_size":81920,"width":1024,"height":768}],"seed":17}""")]
    public void A_response_of_flux_2_pro_and_its_edit(string json)
    {
        AssertUnchanged<Flux2ProOutput>(json);
        AssertUnchanged<Flux2ProEditOutput>(json);
    }

    [Theory]
    [InlineData("""{"images":[{"url":"$"}],"prompt":""}""")]
    [InlineData("""{"images":[{"url":"$","content_type":"image/png"}],"timings":{"inference":1.25},"seed":9007199254740993,"has_nsfw_concepts":[false],"prompt":"Make it winter"}""")]
    public void A_response_of_the_other_edits(string json)
    {
        AssertUnchanged<Flux2EditOutput>(json);
        AssertUnchanged<Flux2FlashEditOutput>(json);
        AssertUnchanged<Flux2TurboEditOutput>(json);
    }

    private static void AssertUnchanged<T>(string json)
        where T : IFalModel<T>
    {
        string text = json.Replace("$", ImageUrl, StringComparison.Ordinal);

        Assert.Equal(text, FalJson.Parse<T>(text).ToJson());
    }
}
