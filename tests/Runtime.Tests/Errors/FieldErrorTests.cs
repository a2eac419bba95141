namespace Flux2Gen.Runtime.Tests.Errors;

public class FieldErrorTests
{
    private static readonly FalValidationException Error = new("wrong",
    [
        At("image_urls[0]"), At("image_urls"), At("image_urls_mask"), At("loras[1].scale"), At("loras[10].scale"), At(""), At("size.width"),
    ]);

    [Theory]
    [InlineData("image_urls", "image_urls[0]|image_urls")]
    [InlineData("image_urls[0]", "image_urls[0]")]
    [InlineData("loras[1]", "loras[1].scale")]
    [InlineData("loras[1].scale", "loras[1].scale")]
    [InlineData("size", "size.width")]
    [InlineData("", "")]
    [InlineData("Size", null)]
    [InlineData("prompt", null)]
    public void A_part_is_found_with_its_parts(string path, string? found) =>
        Assert.Equal(found?.Split('|') ?? [], Error.GetFieldErrors(path).Select(field => field.Path));

    [Fact]
    public void No_path_is_a_mistake() => Assert.Throws<ArgumentNullException>(() => Error.GetFieldErrors(null!));

    private static FalFieldError At(string path) => new() { Path = path, Message = "wrong" };
}
