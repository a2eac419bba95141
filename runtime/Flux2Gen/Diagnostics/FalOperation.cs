namespace Flux2Gen;

/// <summary>What an HTTP exchange is for: decides whether it may be repeated and how its failures are told.</summary>
public enum FalOperation
{
    /// <summary>Runs a model while the caller waits. Billed.</summary>
    Run,

    /// <summary>Puts a request into the queue. Billed.</summary>
    Submit,

    /// <summary>Asks after a request.</summary>
    Status,

    /// <summary>Opens the stream that tells how a request gets on.</summary>
    StatusStream,

    /// <summary>Fetches the stored outcome of a request.</summary>
    Result,

    /// <summary>Asks for a request to be stopped.</summary>
    Cancel,

    /// <summary>Asks storage for a place to upload to, for a file or for its parts.</summary>
    InitiateUpload,

    /// <summary>Sends the bytes of a file to a place that gets no key.</summary>
    Upload,

    /// <summary>Runs a model that tells its output bit by bit. Billed.</summary>
    Stream,

    /// <summary>Opens a realtime connection, or asks for the token that it is opened with. Neither costs money: the inputs that are sent over it do.</summary>
    Realtime,

    /// <summary>Asks for a token to upload with.</summary>
    AuthorizeUpload,

    /// <summary>Sends the bytes of a part of a file to a place that gets no key.</summary>
    UploadPart,

    /// <summary>Has the parts of a file put together.</summary>
    CompleteUpload,
}
