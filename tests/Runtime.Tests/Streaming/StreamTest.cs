using System.Net;
using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Streaming;

/// <summary>Reads streams of a scripted server.</summary>
public abstract class StreamTest : FalTest
{
    internal const string Picture = """{"images":[{"url":"https://v3.fal.media/files/a/1.png"}]}""";

    internal PictureEndpoint Pictures => new(Client);

    internal static string Event(string json) => $"data: {json}\n\n";

    /// <summary>Answers with a stream under the headers of fal; see <see cref="ScriptedStream"/> for its parts.</summary>
    internal ScriptedStream Stream(params object[] parts)
    {
        var body = new ScriptedStream(parts);
        Server.Answer((_, _) =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };
            response.Headers.TryAddWithoutValidation("x-fal-request-id", RequestId);
            response.Headers.TryAddWithoutValidation("x-fal-billable-units", "2");
            response.Content.Headers.TryAddWithoutValidation("Content-Type", "text/event-stream; charset=utf-8");
            return Task.FromResult(response);
        });
        return body;
    }

    /// <summary>Reads a stream to its end, whatever that is.</summary>
    internal static async Task<(List<FalStreamUpdate<T>> Updates, Exception? Failure)> ReadAsync<T>(FalStream<T> stream)
    {
        List<FalStreamUpdate<T>> updates = [];
        try
        {
            await foreach (FalStreamUpdate<T> update in stream)
            {
                updates.Add(update);
            }
        }
        catch (Exception exception) when (exception is FalException or OperationCanceledException)
        {
            return (updates, exception);
        }

        return (updates, null);
    }

    internal static IEnumerable<string> Texts(IEnumerable<JsonElement> values) => values.Select(static value => value.GetRawText());

    internal static IEnumerable<string?> Texts<T>(IEnumerable<FalStreamUpdate<T>> updates) => updates.Select(static update => update.RawJson?.GetRawText());
}
