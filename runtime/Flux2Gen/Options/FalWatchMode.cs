namespace Flux2Gen;

/// <summary>How a request in the queue is followed.</summary>
public enum FalWatchMode
{
    /// <summary>By fal's status stream, which tells of each change at once; by asking again and again where the stream does not work.</summary>
    Auto,

    /// <summary>By the status stream only: where it does not work, following the request ends in an error.</summary>
    Stream,

    /// <summary>By asking again and again, as <see cref="FalClientOptions.Polling"/> says.</summary>
    Poll,
}
