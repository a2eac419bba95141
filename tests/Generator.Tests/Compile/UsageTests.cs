using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Compile;

/// <summary>Code that people write compiles as they write it.</summary>
public sealed class UsageTests
{
    private static readonly GeneratorRun Run = GeneratorRun.Of([.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)]);

    [Theory]
    [InlineData("_ = fal.Flux2Pro.RunAsync(\"a cat\");")]
    [InlineData("_ = fal.Flux2Pro.RunAsync(new() { Prompt = \"a cat\" });")]
    [InlineData("_ = fal.Flux2Pro.SubscribeAsync(new() { Prompt = \"a cat\" }, update => { });")]
    [InlineData("_ = fal.Flux2Pro.SubscribeAsync(new() { Prompt = \"a cat\" }, onUpdate: async update => await System.Threading.Tasks.Task.Yield());")]
    [InlineData("_ = fal.Flux2Pro.SubscribeAsync(new() { Prompt = \"a cat\" }, update => throw new System.NotSupportedException());")]
    [InlineData("_ = fal.Flux2Pro.SubscribeAsync(new() { Prompt = \"a cat\" }, options: new() { CancelRemotely = false });")]
    [InlineData("_ = fal.Flux2Pro.SubscribeAsync(\"a cat\", new() { CancelRemotely = false });")]
    [InlineData("_ = fal.Flux2Pro.SubscribeAsync(new Flux2ProInput { Prompt = \"a cat\" }, new() { CancelRemotely = false });")]
    [InlineData("_ = fal.Flux2Pro.SubscribeAsync(new() { Prompt = \"a cat\" }, new() { CancelRemotely = false });")]
    [InlineData("string? given = null; FalFileInput? file = given; FalFileInput certain = \"https://a.example/b.png\"; _ = certain.Url; _ = file?.Url;")]
    [InlineData("Flux2ProImageSize? size = (ImageSize?)null; Flux2ProImageSize certain = new ImageSize(1, 1); _ = certain.ToString(); _ = size?.ToString();")]
    [InlineData("_ = fal.Flux2Pro.SubscribeAsync(\"a cat\", cancellationToken: default);")]
    [InlineData("_ = fal.Flux2Pro.SubmitAsync(prompt: \"a cat\");")]
    [InlineData("_ = new Flux2ProInput { Prompt = \"\", ImageSize = new(1280, 720) };")]
    [InlineData("_ = new Flux2ProInput { Prompt = \"\", ImageSize = new ImageSize(1280, 720) };")]
    [InlineData("_ = new Flux2ProInput { Prompt = \"\", ImageSize = Flux2ProImageSizePreset.Square };")]
    [InlineData("_ = new Flux2ProInput { Prompt = \"\", ImageSize = Flux2ProImageSize.LandscapeSixteenNine };")]
    [InlineData("_ = new Flux2EditInput { Prompt = \"\", ImageUrls = [\"https://a.example/b.png\", FalFileInput.FromFile(\"a.png\"), new System.Uri(\"https://a.example\")] };")]
    [InlineData("_ = new Flux2ProImageSize(1, 2) == Flux2ProImageSize.Square;")]
    [InlineData("_ = Flux2ProOutputFormat.Parse(\"png\", null);")]
    [InlineData("_ = new Flux2ProInput { Prompt = \"\" } with { Seed = 7 };")]
    [InlineData("_ = new Flux2ProOutputFormat(\"avif\").Value switch { Flux2ProOutputFormat.Wire.Png => 1, _ => 2 };")]
    public void It_compiles(string statement) => Assert.NotEmpty(Run.Compile($$"""
        using Flux2Gen;
        using MyApp.Fal;

        class Program
        {
            static void Use(FalApi fal)
            {
                {{statement}}
            }
        }
        """));
}
