using System.Runtime.CompilerServices;

namespace Flux2Gen.Transport;

/// <summary>One thing to ask of a server; it may take several exchanges.</summary>
internal sealed record ApiCall
{
    // Shared by a call and its copies for another host.
    private readonly StrongBox<int> _attempts = new();

    public required FalOperation Operation { get; init; }

    public required HttpMethod Method { get; init; }

    public required Uri Uri { get; init; }

    /// <summary>Gets how long one exchange may take.</summary>
    public required TimeSpan Timeout { get; init; }

    public string? EndpointId { get; init; }

    public string? RequestId { get; init; }

    /// <summary>Gets what is known of the request's life; null when nobody is told of it.</summary>
    public RequestTimeline? Timeline { get; init; }

    /// <summary>Gets what makes the content of each exchange; it must give the same bytes each time.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>Gets the input of the request as JSON, whose texts no message may repeat; null when it is not at hand.</summary>
    public ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>Gets what adds headers to each exchange.</summary>
    public Action<HttpRequestMessage>? Headers { get; init; }

    /// <summary>Gets what ends an exchange under way; by default what ends the call also ends that.</summary>
    public CancellationToken? AbortExchange { get; init; }

    /// <summary>Gets what is told of each answer that asks for fewer requests (429), before the wait that follows.</summary>
    public Action<ApiResponse>? Throttled { get; init; }

    /// <summary>Gets the media type to ask for.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>
    /// Gets how long an answer that comes as events may be silent, which is then given as it begins; null when every answer is to be
    /// read to its end.
    /// </summary>
    public TimeSpan? SilenceLimit { get; init; }

    /// <summary>Gets what is sent in place of the key, and is taken like it out of whatever is shown.</summary>
    public string? Token { get; init; }

    /// <summary>Gets what finds that an answer with a status of success is an error all the same; null when the status counts.</summary>
    public Func<ApiResponse, bool>? IsRefusal { get; init; }

    /// <summary>Gets what of a file is uploaded, for messages; null when nothing is.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets a value indicating whether the caller repeats the call by itself, so that one exchange is made at a time.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>Gets a value indicating whether it is a question about a request that goes on at fal, whatever becomes of the question.</summary>
    public bool HasGoneOn => IsFollowed && RequestId is not null && Operation != FalOperation.Cancel;

    /// <summary>Gets a value indicating whether a compressed answer is of no use, because its tag is not that of what was sent.</summary>
    public bool NeedsIdentityEncoding { get; init; }

    /// <summary>Gets how many exchanges were begun.</summary>
    public int Attempts => Volatile.Read(ref _attempts.Value);

    /// <summary>Gets a value indicating whether the address is one of fal's own hosts.</summary>
    public bool SendsKey => Token is null && Operation is not (FalOperation.Upload or FalOperation.UploadPart or FalOperation.CompleteUpload);

    /// <summary>Gets a value indicating whether each exchange that fal accepts can cost money.</summary>
    public bool IsBilled => Operation is FalOperation.Submit or FalOperation.Run or FalOperation.Stream;

    /// <summary>Counts an exchange that begins.</summary>
    /// <returns>Its number, from 1.</returns>
    public int Begin() => Interlocked.Increment(ref _attempts.Value);
}
