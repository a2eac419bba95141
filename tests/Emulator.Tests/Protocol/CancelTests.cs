using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class CancelTests
{
    [Theory]
    [InlineData(0, 200, "OK")]
    [InlineData(2.9, 200, "OK")]
    [InlineData(3, 202, "CANCELLATION_REQUESTED")]
    [InlineData(13, 400, "ALREADY_COMPLETED")]
    public async Task The_answer_depends_on_how_far_the_request_is(double seconds, int statusCode, string status)
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, _, string cancel) = await test.SubmitAsync();
        test.Time.AdvanceSeconds(seconds);

        Reply reply = await test.PutAsync(cancel);

        Assert.Equal(statusCode, reply.Status);
        Assert.Equal($$"""{"status":"{{status}}"}""", reply.BodyText);
    }

    [Fact]
    public async Task A_cancelled_request_is_completed_and_its_result_is_a_499()
    {
        await using TestFal test = await TestFal.StartAsync();
        (string result, string status, string cancel) = await test.SubmitAsync();
        test.Time.AdvanceSeconds(5);
        await test.PutAsync(cancel);
        test.Time.AdvanceSeconds(60);

        Reply statusReply = await test.GetAsync(status);
        Reply resultReply = await test.GetAsync(result);
        Reply again = await test.PutAsync(cancel);

        Assert.Equal(200, statusReply.Status);
        Assert.Equal("COMPLETED", statusReply.Text("status"));
        Assert.Equal("client_cancelled", statusReply.Text("error_type"));
        Assert.Equal(2, statusReply.Json["metrics"]!["inference_time"]!.GetValue<double>());
        Assert.Equal(499, resultReply.Status);
        Assert.Equal("client_cancelled", resultReply.Text("error_type"));
        Assert.Equal("Request was cancelled", resultReply.Text("detail"));
        Assert.Equal("client_cancelled", resultReply.Header("x-fal-error-type"));
        Assert.Equal(400, again.Status);
    }

    [Fact]
    public async Task A_completed_request_keeps_its_result_when_cancelled_too_late()
    {
        await using TestFal test = await TestFal.StartAsync();
        (string result, _, string cancel) = await test.SubmitAsync();
        test.Time.AdvanceSeconds(13);
        await test.PutAsync(cancel);

        Assert.Equal(200, (await test.GetAsync(result)).Status);
    }
}
