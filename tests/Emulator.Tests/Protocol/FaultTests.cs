using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class FaultTests
{
    [Fact]
    public async Task Faults_are_served_once_in_order_to_their_operation()
    {
        await using TestFal test = await TestFal.StartAsync();
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Submit, StatusCode = 503, Body = "<html>nginx</html>", ContentType = "text/html" });
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Run, StatusCode = 500, Body = "{}" });
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Submit, StatusCode = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "3" } });

        Reply first = await test.PostAsync("queue.fal.run/acme/painter", """{"prompt":"x"}""");
        Reply second = await test.PostAsync("queue.fal.run/acme/painter", """{"prompt":"x"}""");
        Reply third = await test.PostAsync("queue.fal.run/acme/painter", """{"prompt":"x"}""");

        Assert.Equal((503, "<html>nginx</html>", "text/html"), (first.Status, first.BodyText, first.Header("Content-Type")));
        Assert.Null(first.Header("x-fal-request-id"));
        Assert.Equal((429, "3"), (second.Status, second.Header("Retry-After")));
        Assert.Equal(200, third.Status);
        Assert.Equal(1, test.Fal.Faults.Count);
        test.Fal.Faults.Clear();
        Assert.Equal(0, test.Fal.Faults.Count);
    }

    [Theory]
    [InlineData(false, 404)]
    [InlineData(true, 200)]
    public async Task AfterAccepting_decides_whether_the_request_had_its_effect(bool afterAccepting, int expected)
    {
        await using TestFal test = await TestFal.StartAsync();
        Reply initiated = await test.PostAsync("rest.fal.ai/storage/upload/initiate", """{"content_type":"image/png","file_name":"a.png"}""");
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.UploadPut, StatusCode = 502, AfterAccepting = afterAccepting });

        Reply put = await TestFal.PutFileAsync(initiated.Text("upload_url"), [1, 2], "image/png");

        Assert.Equal(502, put.Status);
        Assert.Equal(expected, (await test.GetAsync(initiated.Text("file_url"))).Status);
    }

    [Theory]
    [InlineData(false, 404)]
    [InlineData(true, 200)]
    public async Task Abort_drops_the_connection_before_or_after_processing(bool afterAccepting, int expected)
    {
        await using TestFal test = await TestFal.StartAsync();
        Reply initiated = await test.PostAsync("rest.fal.ai/storage/upload/initiate", """{"content_type":"image/png","file_name":"a.png"}""");
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.UploadPut, Abort = true, AfterAccepting = afterAccepting });

        await Assert.ThrowsAsync<HttpRequestException>(() => TestFal.PutFileAsync(initiated.Text("upload_url"), [1, 2], "image/png"));

        Assert.Equal(expected, (await test.GetAsync(initiated.Text("file_url"))).Status);
    }

    [Fact]
    public async Task Every_operation_can_fail()
    {
        await using TestFal test = await TestFal.StartAsync();
        (string result, string status, string cancel) = await test.SubmitAsync();
        string file = await test.UploadAsync([1]);
        Reply initiated = await test.PostAsync("rest.fal.ai/storage/upload/initiate", """{"content_type":"image/png","file_name":"a.png"}""");
        LocalFalOperation[] operations = [.. Enum.GetValues<LocalFalOperation>().Where(operation => operation is not LocalFalOperation.Webhook)];
        foreach (LocalFalOperation operation in operations)
            test.Fal.Faults.Enqueue(new LocalFalFault { Operation = operation, StatusCode = 560 + (int)operation });

        int[] statuses =
        [
            (await test.PostAsync("fal.run/acme/painter", "{}")).Status,
            (await test.PostAsync("fal.run/acme/painter/stream", "{}")).Status,
            (await test.PostAsync("queue.fal.run/acme/painter", "{}")).Status,
            (await test.GetAsync(status)).Status,
            (await test.GetAsync($"{status}/stream")).Status,
            (await test.GetAsync(result)).Status,
            (await test.PutAsync(cancel)).Status,
            (await test.PostAsync("rest.fal.ai/storage/upload/initiate", "{}")).Status,
            (await TestFal.PutFileAsync(initiated.Text("upload_url"), [1], "image/png")).Status,
            (await test.GetAsync(file)).Status,
            (await test.GetAsync("rest.fal.ai/.well-known/jwks.json")).Status,
            (await test.PostAsync("rest.fal.ai/tokens/", "{}")).Status,
            await test.TryConnectAsync("acme/painter/realtime"),
            (await test.PostAsync("rest.fal.ai/storage/auth/token", "{}")).Status,
            (await TestFal.PutFileAsync(initiated.Text("upload_url").Replace("?", "/1?", StringComparison.Ordinal), [1], "image/png")).Status,
            (await test.PostAsync(initiated.Text("upload_url").Replace("?", "/complete?", StringComparison.Ordinal), "{}")).Status,
        ];

        Assert.Equal(operations.Select(operation => 560 + (int)operation), statuses);
        Assert.Equal(0, test.Fal.Faults.Count);
    }
}
