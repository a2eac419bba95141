using System.Text;

namespace Flux2Gen.Runtime.Tests.Errors;

public class ErrorBodyTests
{
    [Theory]
    [InlineData("""{"detail":"text"}""", "text", null)]
    [InlineData("""{"detail":"text","error_type":"internal_error"}""", "text", "internal_error")]
    [InlineData("""{"detail":[{"loc":["body","a"],"msg":"m","type":"t"}]}""", "a: m", "t")]
    [InlineData("""{"detail":{"msg":"m","type":"t"}}""", "m", "t")]
    [InlineData("""{"detail":17}""", null, null)]
    [InlineData("""{"error":{"type":"rate_limited","message":"m","docs_url":"https://x","request_id":"r"}}""", "m", "rate_limited")]
    [InlineData("""{"error":"text"}""", "text", null)]
    [InlineData("""{"message":"text"}""", "text", null)]
    [InlineData("""{"status":"NOT_FOUND"}""", null, null)]
    [InlineData("""{"error_type":""}""", null, null)]
    [InlineData("\"text\"", "text", null)]
    [InlineData("text", "text", null)]
    [InlineData("<html>text</html>", null, null)]
    [InlineData("", null, null)]
    [InlineData("  \r\n ", null, null)]
    [InlineData("null", null, null)]
    [InlineData("[]", null, null)]
    [InlineData("{", null, null)]
    // Broken off: what came whole before that counts.
    [InlineData("""{"detail":"text","error_type":"internal_error","input":"a priv""", "text", "internal_error")]
    [InlineData("""{"detail":[{"loc":["body","a"],"msg":"m","type":"t","input":{"huge":[1,2""", "a: m", "t")]
    [InlineData("""{"detail":[{"loc":["body","a"],"msg":"m","type":"t"},{"loc":["bo""", "a: m", "t")]
    [InlineData("""{"detail":"te""", null, null)]
    [InlineData("""{"detail":[{"input":"a priv""", null, null)]
    [InlineData("""{"detail":"text"} and more""", "text", null)]
    public void Each_form_gives_what_it_says(string json, string? detail, string? type)
    {
        ErrorBody body = Parse(json);

        Assert.Equal(detail, body.Detail);
        Assert.Equal(type, body.ErrorType);
    }

    [Fact]
    public void Ten_megabytes_of_a_repeated_input_hide_nothing()
    {
        string json = $$"""{"detail":[{"type":"image_too_large","loc":["body","image_url"],"msg":"too large","ctx":{"max_width":64},"input":"{{new string('i', 10_000_000)}}"}]}""";

        FalFieldError field = Assert.Single(Parse(json[..BodyReader.MaximumError]).FieldErrors);

        Assert.Equal(("image_url", "too large", FalErrorType.ImageTooLarge), (field.Path, field.Message, field.Type));
        Assert.Equal(64, field.Context.MaxWidth);
    }

    [Fact]
    public void Every_beginning_of_a_body_can_be_read()
    {
        const string Json = """{"detail":[{"loc":["body",0,"ä"],"msg":"m\u00e9","ctx":{"gt":1.5e3,"b":[true,false,null]}},"x"],"error_type":"t"}""";
        byte[] bytes = Encoding.UTF8.GetBytes(Json);

        for (int length = 0; length <= bytes.Length; length++)
        {
            ErrorBody body = ErrorBody.Parse(bytes.AsMemory(0, length));
            Assert.True(body.FieldErrors.Count <= 2);
        }
    }

    [Fact]
    public void Depth_is_no_way_to_break_it() =>
        Assert.Null(Parse(new string('[', 200_000)).Detail);

    private static ErrorBody Parse(string text) => ErrorBody.Parse(Encoding.UTF8.GetBytes(text));
}
