using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A client on a queue that takes any number of requests.</summary>
public abstract class FakeQueueTest : FalTest
{
    internal FakeQueue Fal { get; } = new();

    internal MemoryJournal Journal { get; } = new();

    internal FalEndpoint<JsonElement, JsonElement> Endpoint => field ??= CreateClient(settings =>
    {
        settings.Handler = Fal;
        settings.Journal = Journal;
        settings.Retry.MaxRetries = 0;
    }).Endpoint("fal-ai/flux-2");

    internal static IEnumerable<JsonElement> Inputs(int count) => Enumerable.Range(0, count).Select(Numbered);

    internal static JsonElement Numbered(int number) => Json($$"""{"prompt":"p{{number}}"}""");

    internal static string Prompt(JsonElement input) => input.GetProperty("prompt").GetString()!;
}
