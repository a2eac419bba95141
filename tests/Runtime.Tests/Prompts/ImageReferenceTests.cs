namespace Flux2Gen.Runtime.Tests.Prompts;

public class ImageReferenceTests
{
    [Fact]
    public void It_counts_from_one()
    {
        Assert.Equal("@image1 wearing the outfit from @image2", $"{ImageReference.FromIndex(0)} wearing the outfit from {new ImageReference(2)}");
        Assert.Equal(1, default(ImageReference).Number);
        Assert.Equal(new ImageReference(3), ImageReference.FromIndex(2));
        Assert.Equal("@image2147483647", new ImageReference(int.MaxValue).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageReference(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageReference.FromIndex(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageReference.FromIndex(int.MaxValue));
    }

    [Theory]
    [InlineData("@image1 wearing the outfit from @image2", 2)]
    [InlineData("no reference", 0)]
    [InlineData("write to me@image7.com", 1)]
    [InlineData("josé@image7, Ÿ@image8, мама@image9, @image9é", 1)]
    [InlineData("@image", 0)]
    [InlineData("@images3 and @image_3 and @image3x", 1)]
    [InlineData("image 7, @imagination9", 1)]
    public void What_is_there_is_not_complained_about(string prompt, int images)
    {
        Assert.Empty(ImageReference.Validate(prompt, images));
        ImageReference.ThrowIfMissing(prompt, images);
    }

    [Theory]
    [InlineData("the person from @image1 in the setting from @image3", 2, "@image3, but only 2 images are given, @image1 to @image2.")]
    [InlineData("@image2", 1, "@image2, but only one image is given, @image1.")]
    [InlineData("@image1", 0, "@image1, but no image is given.")]
    [InlineData("@image0", 3, "@image0, but only 3 images are given, @image1 to @image3.")]
    [InlineData("(@Image4's hat), @image4.", 3, "@image4, but only 3 images are given, @image1 to @image3.")]
    [InlineData("把@image4的帽子", 3, "@image4, but only 3 images are given, @image1 to @image3.")]
    [InlineData("@image99999999999", 3, "@image99999999999, but only 3 images are given, @image1 to @image3.")]
    public void What_is_missing_is_told_before_it_is_paid_for(string prompt, int images, string expected)
    {
        FalViolation violation = Assert.Single(ImageReference.Validate(prompt, images));

        Assert.Equal("prompt", violation.Path);
        Assert.Equal($"prompt refers to {expected}", violation.Message);
        Assert.Equal([violation], Assert.Throws<FalInputException>(() => ImageReference.ThrowIfMissing(prompt, images)).Violations);
    }

    [Fact]
    public void Each_missing_one_is_told_once_and_in_order()
    {
        IReadOnlyList<FalViolation> violations = ImageReference.Validate("@image5, @image4, @image5, @image1", 1);

        Assert.Equal(["@image5", "@image4"], violations.Select(violation => violation.Message.Split(' ')[3].TrimEnd(',')));
    }

    [Fact]
    public void A_structured_prompt_is_looked_through_part_by_part()
    {
        var prompt = new StructuredPrompt
        {
            Scene = "first line\n@image3 in the back",
            Subjects = [new PromptSubject { Description = "\"@image1\"" }],
        };

        Assert.Equal("prompt refers to @image3, but only 2 images are given, @image1 to @image2.", Assert.Single(ImageReference.Validate(prompt, 2)).Message);
        Assert.Empty(ImageReference.Validate(prompt, 3));
    }

    [Fact]
    public void A_text_that_only_begins_like_json_is_a_text()
    {
        Assert.Single(ImageReference.Validate("{ a brace, @image2", 1));
    }

    [Fact]
    public void Wrong_arguments_are_told()
    {
        Assert.Throws<ArgumentNullException>(() => ImageReference.Validate(null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageReference.Validate("", -1));
    }
}
