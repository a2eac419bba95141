namespace Flux2Gen;

/// <summary>When a realtime connection that has ended is opened again. An input is never sent a second time, whichever it is.</summary>
public enum FalRealtimeReconnect
{
    /// <summary>Never: the results end with the session, whether it was over or failed.</summary>
    Never,

    /// <summary>When the next input is sent. The results do not end with a session, and a failure is thrown once where they are received.</summary>
    OnSend,

    /// <summary>
    /// As <see cref="OnSend"/>, and a connection that was lost is opened again at once, with the waits of <see cref="FalClientOptions.Retry"/>:
    /// <see cref="FalRealtimeOptions.OnConnectionLost"/> is told. A session that fal ended, or that failed, waits for the next input all the same.
    /// </summary>
    Automatic,
}
