namespace Flux2Gen;

/// <summary>What can be asked of a request that is put into the queue, and left there.</summary>
public sealed record FalSubmitOptions : FalQueueOptions;
