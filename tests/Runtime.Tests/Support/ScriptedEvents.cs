using System.Net;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>Status streams for a script.</summary>
internal static class ScriptedEvents
{
    /// <summary>An event with a status, as fal sends it.</summary>
    public static string Event(string status, string more = "") => $"data: {FalTest.Status(status, more)}\n\n";

    /// <summary>Answers with a stream of events; see <see cref="ScriptedStream"/> for its parts.</summary>
    public static ScriptedHandler Stream(this ScriptedHandler server, params object[] parts) =>
        server.Answer((_, _) => Task.FromResult(Response(parts)));

    public static HttpResponseMessage Response(params object[] parts)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new ScriptedStream(parts)) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "text/event-stream; charset=utf-8");
        return response;
    }
}
