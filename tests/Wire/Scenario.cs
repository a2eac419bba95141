namespace Flux2Gen.Wire;

/// <summary>Something to do with a client.</summary>
/// <param name="Client">The client that did it when the trace was made.</param>
/// <param name="Name">The name in the trace.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record Scenario(string Client, string Name, Func<FalClient, Task> RunAsync);
