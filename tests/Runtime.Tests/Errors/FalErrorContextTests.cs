using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Errors;

public class FalErrorContextTests
{
    [Fact]
    public void The_documented_figures_have_types()
    {
        FalErrorContext context = Context("""
            {
              "min_width":1,"min_height":2,"max_width":3,"max_height":4,"max_size":5000000000,
              "gt":1.5,"ge":-2,"lt":1e3,"le":0.1,"multiple_of":8,
              "min_length":6,"max_length":7,"min_count":8,"max_count":9,"provided_count":10,
              "min_duration":1.5,"max_duration":60,"provided_duration":61,
              "expected":["png",1,null],"supported_formats":["wav"],"supported_extensions":[".zip"]
            }
            """);

        Assert.Equal((1, 2, 3, 4), (context.MinWidth, context.MinHeight, context.MaxWidth, context.MaxHeight));
        Assert.Equal(5_000_000_000, context.MaxSize);
        Assert.Equal((1.5m, -2m, 1000m, 0.1m, 8m), (context.GreaterThan, context.GreaterThanOrEqual, context.LessThan, context.LessThanOrEqual, context.MultipleOf));
        Assert.Equal((6, 7, 8, 9, 10), (context.MinLength, context.MaxLength, context.MinCount, context.MaxCount, context.ProvidedCount));
        Assert.Equal(
            (TimeSpan.FromSeconds(1.5), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(61)),
            (context.MinDuration, context.MaxDuration, context.ProvidedDuration));
        Assert.Equal(["png", "1", "null"], context.Expected);
        Assert.Equal(["wav"], context.SupportedFormats);
        Assert.Equal([".zip"], context.SupportedExtensions);
    }

    [Theory]
    [InlineData("""{"min_width":"wide","max_size":1.5,"gt":"a","max_duration":-1,"min_duration":1e300,"min_count":99999999999}""")]
    [InlineData("""{"min_width":null,"max_size":null}""")]
    [InlineData("[1,2]")]
    [InlineData("\"text\"")]
    public void What_has_another_form_is_as_good_as_missing(string json)
    {
        FalErrorContext context = Context(json);

        Assert.Null(context.MinWidth);
        Assert.Null(context.MaxSize);
        Assert.Null(context.GreaterThan);
        Assert.Null(context.MaxDuration);
        Assert.Null(context.MinDuration);
        Assert.Null(context.MinCount);
        Assert.Empty(context.Expected);
        Assert.Equal(json, context.ToString());
    }

    [Fact]
    public void One_text_is_a_list_of_one() =>
        Assert.Equal(["'png' or 'jpeg'"], Context("""{"expected":"'png' or 'jpeg'"}""").Expected);

    [Fact]
    public void Nothing_has_no_figures()
    {
        Assert.Null(FalErrorContext.Empty.RawJson);
        Assert.Null(FalErrorContext.Empty.MinWidth);
        Assert.Empty(FalErrorContext.Empty.SupportedFormats);
        Assert.Equal("", FalErrorContext.Empty.ToString());
    }

    private static FalErrorContext Context(string json) => new(JsonElement.Parse(json));
}
