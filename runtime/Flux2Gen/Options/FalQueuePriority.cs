namespace Flux2Gen;

/// <summary>The place of a request in the queue of its endpoint.</summary>
public enum FalQueuePriority
{
    /// <summary>As every request.</summary>
    Normal,

    /// <summary>After all others.</summary>
    Low,
}
