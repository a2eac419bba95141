using System.Globalization;
using System.Text;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Diagnostics;

/// <summary>Every operation, with everybody listening, against a server that repeats all it was told wherever it can.</summary>
[Collection(TelemetryGroup.Name)]
public sealed class SecrecyTests : FalTest
{
    private const string Prompt = "a private cat";

    [Fact]
    public async Task Neither_the_key_nor_an_input_is_in_what_anybody_hears()
    {
        using var listener = new Eavesdropper();
        FalClient client = CreateClient(settings => settings.LoggerFactory = listener.Logs);
        FalEndpoint<JsonElement, JsonElement> endpoint = client.Endpoint("fal-ai/flux-2/flash/edit");
        List<Exception> exceptions = [];

        foreach (int status in new[] { 200, 400, 401, 403, 404, 422, 429, 500, 503 })
        {
            await TryAsync(() => endpoint.RunAsync(Input), Echo(status), 6);
            await TryAsync(() => endpoint.StreamAsync(Input).GetResultAsync(), Echo(status), 6);
            await TryAsync(() => endpoint.SubmitAsync(Input), Echo(status), 6);
            await TryAsync(() => endpoint.SubscribeAsync(Input, _ => { }), Echo(status), 6, first: Submitted());
            await TryAsync(() => endpoint.Attach(RequestId).GetStatusAsync(includeLogs: true), Echo(status), 6);
            await TryAsync(() => endpoint.Attach(RequestId).GetResultAsync(), Echo(status), 6, first: Status("COMPLETED"));
            await TryAsync(() => endpoint.Attach(RequestId).CancelAsync(), Echo(status), 6);
            await TryAsync(() => client.Storage.UploadAsync(FalFileInput.FromBytes(Encoding.UTF8.GetBytes(Prompt), "text/plain", "a.txt")), Echo(status), 6);
        }

        foreach (HttpRequestError error in new[] { HttpRequestError.ConnectionError, HttpRequestError.ResponseEnded })
        {
            for (int index = 0; index < 10; index++)
            {
                Server.Fail(new HttpRequestException(error));
            }

            await CatchAsync(() => endpoint.SubscribeAsync(Input));
            await CatchAsync(() => endpoint.RunAsync(Input));
        }

        Assert.True(listener.Logs.Entries.Count > 100);
        Assert.True(listener.Telemetry.Count > 100);
        Assert.True(exceptions.Count > 30);
        string all = string.Join('\n', listener.Everything);
        Assert.DoesNotContain("key-secret-5678", all, StringComparison.Ordinal);
        Assert.DoesNotContain(Prompt, all, StringComparison.Ordinal);
        Assert.DoesNotContain("private", all, StringComparison.Ordinal);
        Assert.All(exceptions, static exception => Assert.DoesNotContain("key-secret-5678", exception.ToString(), StringComparison.Ordinal));

        async Task TryAsync(Func<Task> call, string body, int times, string? first = null)
        {
            if (first is not null)
            {
                Server.Answer(200, first);
            }

            int status = int.Parse(body[..3], CultureInfo.InvariantCulture);
            for (int index = 0; index < times; index++)
            {
                // With an id, no submit is repeated; without one, some are.
                (string, string)[] id = status is 200 or 400 or 422 ? [("x-fal-request-id", $"{Prompt} {Key}")] : [];
                Server.Answer(status, body[3..], [("x-fal-error-type", $"{Prompt} {Key}"), ("x-fal-billable-units", "1"), ("Retry-After", "1"), .. id]);
            }

            await CatchAsync(call);
        }

        async Task CatchAsync(Func<Task> call)
        {
            try
            {
                await call();
            }
            catch (Exception exception) when (exception is FalException or InvalidOperationException)
            {
                exceptions.Add(exception);
            }

            Server.Clear();
        }
    }

    /// <summary>A body that is each kind of answer at once, and repeats the input and the key in every member that could be shown.</summary>
    private static string Echo(int status) =>
        $$$"""
        {{{status.ToString(CultureInfo.InvariantCulture)}}}{"status":"{{{Prompt}}} {{{Key}}}","request_id":"{{{RequestId}}}","queue_position":1,"error":"{{{Prompt}}} {{{Key}}}","error_type":"{{{Prompt}}} {{{Key}}}",
        "detail":[{"loc":["body","prompt"],"msg":"{{{Prompt}}} {{{Key}}}","type":"{{{Prompt}}}","input":"{{{Prompt}}}"}],"logs":[{"message":"{{{Prompt}}} {{{Key}}}"}],
        "file_url":"https://v3b.fal.media/{{{Uri.EscapeDataString(Prompt)}}}","upload_url":"https://upload.example/private?key-secret-5678"}
        """;
}
