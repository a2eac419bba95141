namespace Flux2Gen.Runtime.Tests.Validation;

/// <summary>Every rule: what it lets through, and what it says.</summary>
public sealed class FalValidatorTests
{
    [Theory]
    [InlineData(1L, null)]
    [InlineData(4L, null)]
    [InlineData(null, null)]
    [InlineData(0L, "n must be at least 1, but is 0.")]
    [InlineData(5L, "n must be at most 4, but is 5.")]
    public void A_whole_number_lies_in_its_range(long? value, string? message) =>
        AssertMessage(message, validator => validator.Range("n", value, minimum: 1, maximum: 4));

    [Theory]
    [InlineData(0.5, null)]
    [InlineData(null, null)]
    [InlineData(0.0, "n must be greater than 0, but is 0.")]
    [InlineData(1.0, "n must be less than 1, but is 1.")]
    [InlineData(double.NaN, "n must be a finite number, but is NaN.")]
    [InlineData(double.PositiveInfinity, "n must be a finite number, but is Infinity.")]
    public void A_number_lies_between_bounds_that_it_must_not_touch(double? value, string? message) =>
        AssertMessage(message, validator => validator.Range("n", value, above: 0, below: 1));

    [Theory]
    [InlineData(0.0, null)]
    [InlineData(2.5, null)]
    [InlineData(-0.1, "n must be at least 0, but is -0.1.")]
    [InlineData(2.6, "n must be at most 2.5, but is 2.6.")]
    public void A_number_lies_in_its_range(double? value, string? message) =>
        AssertMessage(message, validator => validator.Range("n", value, minimum: 0, maximum: 2.5));

    [Theory]
    [InlineData(0.3, 0.1, null)]
    [InlineData(64.0, 8.0, null)]
    [InlineData(65.0, 8.0, "n must be a multiple of 8, but is 65.")]
    [InlineData(1e20, 8.0, null)]
    public void A_multiple_is_one_in_decimal(double value, double factor, string? message) =>
        AssertMessage(message, validator => validator.MultipleOf("n", value, factor));

    [Theory]
    [InlineData("ab", null)]
    [InlineData("🤩🤩", null)]
    [InlineData("", "n must have at least 1 character, but has 0.")]
    [InlineData("abc", "n must have at most 2 characters, but has 3.")]
    public void A_text_is_counted_in_characters(string value, string? message) =>
        AssertMessage(message, validator => validator.Length("n", value, minimum: 1, maximum: 2));

    [Theory]
    [InlineData(2, null)]
    [InlineData(0, "n must have at least 1 item, but has 0.")]
    [InlineData(4, "n must have at most 3 items, but has 4.")]
    public void A_list_has_its_number_of_items(int count, string? message) =>
        AssertMessage(message, validator => validator.Count("n", new int[count], minimum: 1, maximum: 3));

    [Fact]
    public void Map_is_counted_in_entries_and_its_keys_in_characters()
    {
        var map = new Dictionary<string, int> { ["ab"] = 1, ["🤩🤩🤩"] = 2 };

        AssertMessage("n must have at most 1 entry, but has 2.", validator => validator.Count("n", map, maximum: 1));
        AssertMessage("n.🤩🤩🤩 must have at most 2 characters in its key, but has 3.", validator => validator.Keys("n", map, minimum: 1, maximum: 2));
        AssertMessage(null, validator => validator.Count("n", map, minimum: 2));
    }

    [Fact]
    public void Listed_number_is_the_same_with_and_without_a_fraction()
    {
        AssertMessage(null, static validator => validator.Listed("n", 1.0, 0.5, 1, 1.5));
        AssertMessage(null, static validator => validator.Listed("n", null, 0.5));
        AssertMessage("n must be one of 0.5, 1, but is 0.1.", static validator => validator.Listed("n", 0.1, 0.5, 1));
    }

    [Fact]
    public void Each_item_is_checked_under_its_own_path()
    {
        AssertMessage("n[1] must be at most 1, but is 2.", static validator => validator.Each("n", new[] { 1L, 2L }, static (inner, name, item) => inner.Range(name, item, maximum: 1)));
        AssertMessage("n.b must be at most 1, but is 2.", static validator => validator.Each("n", new Dictionary<string, long> { ["b"] = 2 }, static (inner, name, item) => inner.Range(name, item, maximum: 1)));
    }

    [Fact]
    public void Size_of_every_kind_of_local_file_is_checked()
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, new byte[5]);
        using var stream = new MemoryStream(new byte[7]) { Position = 2 };
        try
        {
            FalFileInput[] files = [FalFileInput.FromFile(path), FalFileInput.FromBytes(new byte[5], "image/png"), FalFileInput.FromStream(stream, "image/png")];
            foreach (FalFileInput file in files)
            {
                AssertMessage($"n must have at most 4 bytes, but '{file.FileName}' has 5 bytes.", validator => validator.File("n", file, maximumSize: 4));
                AssertMessage(null, validator => validator.File("n", file, minimumSize: 5, maximumSize: 5));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Files_of_unknown_size_are_left_to_the_server()
    {
        using var stream = new OneWayStream();
        AssertMessage(null, static validator => validator.File("n", FalFileInput.FromUrl("https://fal.ai/a.png"), maximumSize: 1));
        AssertMessage(null, static validator => validator.File("n", FalFileInput.FromUrl("data:image/png;base64,iVBORw0KGgo="), maximumSize: 1));
        AssertMessage(null, validator => validator.File("n", FalFileInput.FromStream(stream, "image/png"), maximumSize: 1));
    }

    [Fact]
    public void A_required_value_is_there()
    {
        AssertMessage("n is required, but is null.", static validator => validator.Required<string>("n", null));
        AssertMessage("n is required, but is missing.", static validator => validator.Required("n", "", wasAbsent: true));
        AssertMessage("n is required, but is missing.", static validator => validator.Required<IReadOnlyList<int>>("n", new List<int>(), wasAbsent: true));
        AssertMessage("n is required, but is missing.", static validator => validator.Required("n", 0L, wasAbsent: true));
        AssertMessage(null, static validator => validator.Required("n", ""));
        AssertMessage(null, static validator => validator.Required("n", "set since", wasAbsent: true));
    }

    [Fact]
    public void A_list_has_no_nulls() =>
        AssertMessage("n[1] is required, but is null.", static validator => validator.Items("n", new[] { "a", null }));

    [Theory]
    [InlineData("https://example.com/a.png", null)]
    [InlineData("http://127.0.0.1:5005/a.png", null)]
    [InlineData("data:image/png;base64,AAAA", null)]
    [InlineData("owner/model", null)]
    [InlineData("a.png", "n must be a web address or a data URI, but is 'a.png': for a local file use FalFileInput.FromFile(path).")]
    [InlineData("folder/clip.MP4", "n must be a web address or a data URI, but is 'folder/clip.MP4': for a local file use FalFileInput.FromFile(path).")]
    [InlineData("/home/me/a.bin", "n must be a web address or a data URI, but is '/home/me/a.bin': for a local file use FalFileInput.FromFile(path).")]
    [InlineData("file:///home/me/a.png", "n must be a web address or a data URI, but is 'file:///home/me/a.png': for a local file use FalFileInput.FromFile(path).")]
    [InlineData("", "n must be a web address or a data URI, but is '': for a local file use FalFileInput.FromFile(path).")]
    public void A_path_is_not_taken_for_the_address_of_a_file(string url, string? message)
    {
        AssertMessage(message, validator => validator.File("n", FalFileInput.FromUrl(url)));
        AssertMessage(message?.Replace("n must", "n[1] must", StringComparison.Ordinal), validator => validator.File("n", [null, FalFileInput.FromUrl(url)]));
    }

    [Fact]
    public void Every_broken_rule_is_told_with_its_path()
    {
        var input = new Rules(validator =>
        {
            validator.Range("steps", 0L, minimum: 1);
            validator.Nested("size", Wide());
            validator.Nested("sizes", new[] { Wide(), new ImageSize(1, 1), Wide() });
            validator.Nested("by_name", new Dictionary<string, ImageSize> { ["big"] = Wide() });
            validator.Nested("union", new Rules(static union => union.Nested("", Wide())));
            validator.Nested("union", new Rules(static union => union.Nested("", new[] { Wide() })));
        });

        Assert.Equal(
            ["steps", "size.width", "sizes[0].width", "sizes[2].width", "by_name.big.width", "union.width", "union[0].width"],
            FalValidator.Check(input).Select(violation => violation.Path));
    }

    private static ImageSize Wide() => new(20_000, 10);

    [Fact]
    public void Default_of_an_enum_is_no_value()
    {
        AssertMessage("n must have a value, but is default(FalQueueState).", static validator => validator.Value<FalQueueState>("n", default(FalQueueState)));
        AssertMessage(null, static validator => validator.Value<FalQueueState>("n", null));
        AssertMessage(null, static validator => validator.Value<FalQueueState>("n", new FalQueueState("LATER")));
        AssertMessage("n[1] must have a value, but is default(FalQueueState).", static validator => validator.Values<FalQueueState>("n", [FalQueueState.InQueue, default]));
        AssertMessage(null, static validator => validator.Values<FalQueueState>("n", null));
    }

    private static void AssertMessage(string? message, Action<FalValidator> rule)
    {
        IReadOnlyList<FalViolation> violations = FalValidator.Check(new Rules(rule));

        Assert.Equal(message, violations.SingleOrDefault()?.ToString());
    }

    private sealed class Rules(Action<FalValidator> rule) : IFalValidatable
    {
        public void Validate(FalValidator validator) => rule(validator);
    }

    private sealed class OneWayStream() : MemoryStream(new byte[9])
    {
        public override bool CanSeek => false;
    }
}
