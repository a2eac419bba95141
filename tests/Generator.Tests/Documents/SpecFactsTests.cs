using System.Reflection;
using System.Text.Json;

namespace Flux2Gen.Generator.Tests.Documents;

/// <summary>Pins what the five documents in <c>specs/</c> say: changing one is a decision, not a slip.</summary>
public sealed class SpecFactsTests
{
    private const string Presets = "square_hd square portrait_4_3 portrait_16_9 landscape_4_3 landscape_16_9";

    private const string Images = """
        ImageSize
          width?: integer, exclusiveMinimum 0, maximum 14142, default 512
          height?: integer, exclusiveMinimum 0, maximum 14142, default 512

        ImageFile
          url: string
          content_type?: string | null
          file_name?: string | null
          file_size?: integer | null
          width?: integer | null
          height?: integer | null

        """;

    private const string DevOutput = """
          images: array<ImageFile>
          timings: map<number>
          seed: integer
          has_nsfw_concepts: array<boolean>
          prompt: string
        """;

    [Fact]
    public void Flux_2_pro() => Matches("fal-ai/flux-2-pro", "Flux2Pro", $"""
        Flux2ProInput
          prompt: string
          image_size?: ImageSize | string({Presets}), default "landscape_4_3"
          seed?: integer | null
          safety_tolerance?: string(1 2 3 4 5), default "2"
          enable_safety_checker?: boolean, default true
          output_format?: string(jpeg png), default "jpeg"
          sync_mode?: boolean, default false

        Flux2ProOutput
          images: array<ImageFile>
          seed: integer

        {Images}
        """);

    [Fact]
    public void Flux_2_pro_edit() => Matches("fal-ai/flux-2-pro/edit", "Flux2ProEdit", $"""
        Flux2ProEditInput
          prompt: string
          image_size?: ImageSize | string(auto {Presets}), default "auto"
          seed?: integer | null
          safety_tolerance?: string(1 2 3 4 5), default "2"
          enable_safety_checker?: boolean, default true
          output_format?: string(jpeg png), default "jpeg"
          sync_mode?: boolean, default false
          image_urls: array<string>

        Flux2ProEditOutput
          images: array<ImageFile>
          seed: integer

        {Images}
        """);

    [Fact]
    public void Flux_2_edit() => Matches("fal-ai/flux-2/edit", "Flux2Edit", $"""
        Flux2EditInput
          prompt: string
          guidance_scale?: number, minimum 0, maximum 20, default 2.5
          seed?: integer | null
          num_inference_steps?: integer, minimum 4, maximum 50, default 28
          image_size?: ImageSize | string({Presets}) | null
          num_images?: integer, minimum 1, maximum 4, default 1
          acceleration?: string(none regular high), default "regular"
          enable_prompt_expansion?: boolean, default false
          sync_mode?: boolean, default false
          enable_safety_checker?: boolean, default true
          output_format?: string(jpeg png webp), default "png"
          image_urls: array<string>

        Flux2EditOutput
        {DevOutput}

        {Images}
        """);

    [Theory]
    [InlineData("fal-ai/flux-2/flash/edit", "Flux2FlashEdit")]
    [InlineData("fal-ai/flux-2/turbo/edit", "Flux2TurboEdit")]
    public void Flux_2_flash_and_turbo_edit(string endpointId, string name) => Matches(endpointId, name, $"""
        {name}Input
          prompt: string
          guidance_scale?: number, minimum 0, maximum 20, default 2.5
          seed?: integer | null
          image_size?: ImageSize | string({Presets}), default "square_hd"
          num_images?: integer, minimum 1, maximum 4, default 1
          enable_prompt_expansion?: boolean, default false
          sync_mode?: boolean, default false
          enable_safety_checker?: boolean, default true
          output_format?: string(jpeg png webp), default "png"
          image_urls: array<string>

        {name}Output
        {DevOutput}

        {Images}
        """);

    [Fact]
    public void There_are_five_documents() => Assert.Equal(
        ["fal-ai/flux-2-pro", "fal-ai/flux-2-pro/edit", "fal-ai/flux-2/edit", "fal-ai/flux-2/flash/edit", "fal-ai/flux-2/turbo/edit"],
        Directory.EnumerateFiles(SpecsFolder(), "*.json", SearchOption.AllDirectories)
            .Select(path => Path.ChangeExtension(Path.GetRelativePath(SpecsFolder(), path), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal));

    private static void Matches(string endpointId, string name, string schemas)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SpecsFolder(), endpointId + ".json")));
        JsonElement root = document.RootElement;
        JsonElement info = root.GetProperty("info");
        JsonElement metadata = info.GetProperty("x-fal-metadata");

        Assert.Equal("3.0.4", root.GetProperty("openapi").GetString());
        Assert.Equal($"Queue OpenAPI for {endpointId}", info.GetProperty("title").GetString());
        Assert.Equal(endpointId, metadata.GetProperty("endpointId").GetString());
        Assert.Equal(name == "Flux2Pro" ? "text-to-image" : "image-to-image", metadata.GetProperty("category").GetString());
        Assert.Equal("https://queue.fal.run", root.GetProperty("servers")[0].GetProperty("url").GetString());

        string paths = $$"""
            post /{{endpointId}}: {{name}}Input -> QueueStatus
            get /{{endpointId}}/requests/{request_id}: {{name}}Output
            get /{{endpointId}}/requests/{request_id}/status: QueueStatus
            put /{{endpointId}}/requests/{request_id}/cancel: object


            """;
        Assert.Equal(paths + schemas, SpecFacts.Describe(root));
    }

    private static string SpecsFolder() => Path.Combine(
        typeof(SpecFactsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "specs");
}
