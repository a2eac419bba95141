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

    [Theory]
    [InlineData("""{"detail":{"error":"text"}}""", "text", null)]
    [InlineData("""{"detail":{"error":{"message":"text","type":"t"}}}""", "text", "t")]
    [InlineData("""{"detail":{"error":{"message":"text","code":"BILLING"}}}""", "text", "BILLING")]
    [InlineData("""{"detail":{"reason":"text"}}""", "text", null)]
    [InlineData("""{"detail":{"detail":"text"}}""", "text", null)]
    [InlineData("""{"msg":"text"}""", "text", null)]
    [InlineData("""{"reason":"text"}""", "text", null)]
    [InlineData("""{"message":{"text":"hidden","message":"text"}}""", "text", null)]
    [InlineData("""{"message":["first","second"]}""", "first; second", null)]
    [InlineData("""{"errorMessage":"text","errorType":"Runtime.ExitError"}""", "text", "Runtime.ExitError")]
    [InlineData("""{"error":"rate_limited","error_description":"text"}""", "text", "rate_limited")]
    [InlineData("""{"statusCode":400,"error":"Bad Request","message":"text"}""", "Bad Request: text", null)]
    [InlineData("""{"error":"Not Found","message":"Not Found"}""", "Not Found", null)]
    [InlineData("""{"error":{"code":"BILLING_ERROR","details":{"account":7}}}""", "BILLING_ERROR", "BILLING_ERROR")]
    [InlineData("""{"error":{"code":"BILLING_ERROR","details":{"reason":"text"}}}""", "text", "BILLING_ERROR")]
    [InlineData("""{"type":"https://x/y","title":"text","status":422}""", "text", null)]
    [InlineData("""{"title":"Invalid","detail":"text"}""", "text", null)]
    [InlineData("""{"errors":["text","more"]}""", "text; more", null)]
    [InlineData("""{"errors":"text"}""", "text", null)]
    [InlineData("""{"err":"text"}""", "text", null)]
    [InlineData("""{"err":{"message":"text","code":"c"}}""", "text", null)]
    [InlineData("""{"error_msg":"text","error_code":"7"}""", "text", "7")]
    [InlineData("""{"messages":["text","more"]}""", "text; more", null)]
    [InlineData("""{"non_field_errors":["text"]}""", "text", null)]
    [InlineData("""{"errors":{"message":"text","code":"c"}}""", "text", null)]
    [InlineData("""{"data":null,"errors":[{"message":"text","path":["a",0],"extensions":{"code":"FORBIDDEN"}}]}""", "a[0]: text", "FORBIDDEN")]
    [InlineData("""{"detail":"{\"detail\":[{\"msg\":\"text\",\"input\":\"secret\"}]}"}""", "text", null)]
    [InlineData("""<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>text &amp; more</Message></Error>""", "text & more", "AccessDenied")]
    [InlineData("<error><code>7</code><description>text</description></error>", "text", "7")]
    [InlineData("<problem xmlns=\"urn:ietf:rfc:7807\"><title>other</title><detail>text</detail></problem>", "text", null)]
    [InlineData("event: error\ndata: {\"detail\":\"text\"}\n\n", "text", null)]
    public void Forms_of_other_servers_give_what_they_say(string json, string detail, string? type)
    {
        ErrorBody body = Parse(json);

        Assert.Equal((detail, type), (body.Detail, body.ErrorType));
    }

    [Theory]
    [InlineData("""[{"loc":["body","prompt"],"msg":"text"}]""")]
    [InlineData("""{"detail":[["body","prompt"],"text"]}""")]
    [InlineData("""{"detail":[[["body","prompt"],"text"]]}""")]
    [InlineData("""{"detail":{"loc":["body","prompt"],"msg":"text"}}""")]
    [InlineData("""{"detail":[{"loc":"body.prompt","msg":"text"}]}""")]
    [InlineData("""{"detail":{"errors":[{"field":"prompt","message":"text"}]}}""")]
    [InlineData("""{"error":{"errors":[{"param":"prompt","message":"text"}]}}""")]
    [InlineData("""{"errors":[{"field":"prompt","message":"text"}]}""")]
    [InlineData("""{"errors":[{"pointer":"#/prompt","detail":"text"}]}""")]
    [InlineData("""{"errors":[{"source":{"pointer":"/body/prompt"},"title":"text"}]}""")]
    [InlineData("""{"errors":{"prompt":["text"]}}""")]
    [InlineData("""{"errors":{"prompt":"text"}}""")]
    [InlineData("""{"errors":{"prompt":{"_errors":["text"]}}}""")]
    [InlineData("""{"invalid-params":[{"name":"prompt","reason":"text"}]}""")]
    [InlineData("""{"issues":[{"path":["prompt"],"message":"text","code":"too_small"}]}""")]
    [InlineData("""{"error":{"name":"ZodError","issues":[{"path":["prompt"],"message":"text"}]}}""")]
    [InlineData("""{"prompt":["text"]}""")]
    public void Field_errors_are_found_in_every_form(string json)
    {
        ErrorBody body = Parse(json);

        FalFieldError field = Assert.Single(body.FieldErrors);
        Assert.Equal(("prompt", "text"), (field.Path, field.Message));
        Assert.Equal("prompt: text", body.Detail);
    }

    [Theory]
    [InlineData("""{"title":"Not valid.","errors":{"image_size":["a","b"],"loras":{"0":["c"]}}}""", "Not valid: image_size: a; image_size: b; loras.0: c")]
    [InlineData("""{"detail":"Not valid","errors":[{"pointer":"#/loras/0/a~1b","detail":"c"}]}""", "Not valid: loras[0].a/b: c")]
    public void Problem_details_name_the_fields(string json, string detail) => Assert.Equal(detail, Parse(json).Detail);

    [Theory]
    [InlineData("\uFEFF{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"bad\",\"input\":\"SECRET\"}]}", "prompt: bad")]
    [InlineData("\uFEFF {\"detail\":[{\"msg\":\"bad\",\"input\":\"SECRET\"", "bad")]
    [InlineData("1 validation error: [{'type': 'missing', 'input': 'SECRET'}]", "1 validation error")]
    [InlineData("Error {\"input\": {\"prompt\": \"SECRET\"}}", "Error")]
    [InlineData("Field required [type=missing, input_value={'prompt': 'SECRET'}, input_type=dict]", "Field required [type=missing")]
    [InlineData("""{"detail":{"input":{"prompt":"SECRET"}}}""", null)]
    [InlineData("""{"detail":"bad: {'input': 'SECRET'}"}""", "bad")]
    [InlineData("""{"detail":"[{\"input\":\"SECRET\"}]"}""", null)]
    [InlineData("""{"input":"SECRET"}""", null)]
    [InlineData("""{"errors":{"input":{"prompt":"SECRET"}}}""", null)]
    public void No_form_repeats_the_input(string text, string? detail)
    {
        ErrorBody body = Parse(text);

        Assert.DoesNotContain("SECRET", $"{body.Detail}{string.Concat(body.FieldErrors)}", StringComparison.Ordinal);
        Assert.Equal(detail, body.Detail);
    }

    [Theory]
    [InlineData("Prompt rejected: a private cat in the garden")]
    [InlineData("Prompt rejected: A PRIVATE CAT IN THE GARDEN")]
    [InlineData("""{"detail":"Prompt rejected: a private cat in the gar"}""")]
    [InlineData("""{"detail":[{"loc":["body","prompt"],"msg":"Prompt rejected: a private cat in the garden"}]}""")]
    [InlineData("""{"errors":{"prompt":["Prompt rejected: a private cat in the garden"]}}""")]
    [InlineData("""{"detail":"Prompt rejected: a pr\u0069vate cat in the garden"}""")]
    [InlineData("Prompt rejected: a  private\n cat \"in\" the garden")]
    [InlineData("Prompt rejected: a private cat\\nin the garden")]
    [InlineData("Prompt rejected: a%20private%20cat%20in%20the%20garden")]
    [InlineData("Prompt rejected: a%2520private%2520cat%2520in%2520the%2520garden")]
    [InlineData("Prompt rejected: a&amp;nbsp;private&amp;nbsp;cat in the garden")]
    [InlineData("Prompt rejected: a+private+cat+in+the+garden")]
    [InlineData("Prompt rejected: a&nbsp;private&#32;cat in the garden")]
    [InlineData("Prompt rejected: a pr\\u0069vate cat in the garden")]
    [InlineData("Prompt rejected: YSBwcml2YXRlIGNhdCBpbiB0aGUgZ2FyZGVu")]
    [InlineData("Prompt rejected: ICBhIHByaXZhdGUgY2F0IGluIHRoZSBn")]
    public void Texts_of_the_input_are_removed(string text)
    {
        var input = new InputTexts("""{"prompt":"a private cat in the garden","format":"png"}"""u8.ToArray());

        var body = ErrorBody.Parse(Encoding.UTF8.GetBytes(text), input);

        Assert.EndsWith("Prompt rejected: …", body.Detail, StringComparison.Ordinal);
        Assert.All(body.FieldErrors, field => Assert.Equal("Prompt rejected: …", field.Message));
    }

    [Theory]
    [InlineData("The end of it: of a private garden, with many flowers", "The end of it: …")]
    [InlineData("In the middle 'cat that sleeps in the shade' is bad", "In the middle '…' is bad")]
    [InlineData("short: a cat", "short: a cat")]
    [InlineData("\u732B\u5728\u6708\u4EAE\u4E0A: no", "…: no")]
    public void Parts_of_long_texts_are_removed(string text, string detail)
    {
        var input = new InputTexts("""{"prompt":"a cat that sleeps in the shade of a private garden, with many flowers","other":["\u732b\u5728\u6708\u4eae\u4e0a"]}"""u8.ToArray());

        Assert.Equal(detail, ErrorBody.Parse(Encoding.UTF8.GetBytes(text), input).Detail);
    }

    [Theory]
    [InlineData("""{"detail":[{"loc":["body","a private cat in the garden"],"msg":"bad"}]}""", "…: bad")]
    [InlineData("""{"detail":[{"loc":["body","prompt"],"msg":"bad","type":"a private cat in the garden"}]}""", "prompt: bad")]
    [InlineData("""{"errors":{"a private cat in the garden":["bad"]}}""", "…: bad")]
    public void Places_and_types_do_not_repeat_the_input(string text, string detail)
    {
        var body = ErrorBody.Parse(Encoding.UTF8.GetBytes(text), new InputTexts("""{"prompt":"a private cat in the garden"}"""u8.ToArray()));

        Assert.Equal((detail, null), (body.Detail, body.ErrorType));
        Assert.DoesNotContain(body.FieldErrors, static field => field.Location.Any(static segment => segment.Contains("cat", StringComparison.Ordinal)));
    }

    [Fact]
    public void Ten_megabytes_of_a_repeated_input_hide_nothing()
    {
        string json = $$"""{"detail":[{"type":"image_too_large","loc":["body","image_url"],"msg":"too large","ctx":{"max_width":64},"input":"{{new string('i', 10_000_000)}}"}]}""";

        FalFieldError field = Assert.Single(Parse(json[..(int)new FalClientOptions().MaxErrorSize]).FieldErrors);

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
