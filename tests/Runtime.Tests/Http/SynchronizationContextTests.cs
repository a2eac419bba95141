using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Http;

/// <summary>A thread that waits for a call, and does nothing else meanwhile, gets its answer: nothing comes back to the caller's context.</summary>
public sealed class SynchronizationContextTests : FalTest
{
    [Theory]
    [InlineData("run")]
    [InlineData("subscribe")]
    [InlineData("many")]
    public void A_call_does_not_need_the_thread_of_its_caller(string what)
    {
        using var server = new LoopbackServer(static request => LoopbackServer.Ok(
            request.StartsWith("POST /queue", StringComparison.Ordinal) ? Submitted()
            : request.Contains("/status", StringComparison.Ordinal) ? Status("COMPLETED")
            : "{}"));
        using var client = new FalClient(new FalClientOptions
        {
            Credentials = FalCredentials.FromKey(Key),
            Hosts = FalHosts.Local(server.Uri),
            TimeProvider = Time,
        });
        FalEndpoint<JsonElement, JsonElement> endpoint = client.Endpoint("fal-ai/flux-2");
        var options = new FalSubscribeOptions { Timeout = TimeSpan.FromMinutes(1) };
        bool isOver = false;

        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new BusyThread());
            Task call = what switch
            {
                "run" => endpoint.RunAsync(Input),
                "subscribe" => endpoint.SubscribeAsync(Input, options: options),
                _ => endpoint.SubscribeManyAsync([Input], optionsSelector: _ => options).GetAsyncEnumerator().MoveNextAsync().AsTask(),
            };
            isOver = call.Wait(HangLimit);
        });
        thread.Start();
        thread.Join();

        Assert.True(isOver);
    }

    /// <summary>The context of a thread that never comes to what is given to it.</summary>
    private sealed class BusyThread : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
