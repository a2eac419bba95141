namespace Flux2Gen.Transport;

/// <summary>How an exchange failed, as far as that decides whether it may be repeated: the columns of the table in docs/retries.md.</summary>
[Flags]
internal enum ExchangeFailures
{
    /// <summary>It went well, or it failed in a way that another try cannot change.</summary>
    None = 0,

    /// <summary>No connection could be made: nothing was sent.</summary>
    NotSent = 1,

    /// <summary>An answer that proves that fal did not take the request: a 429, or a 502 or 503 of the proxy before fal.</summary>
    Refused = 1 << 1,

    /// <summary>A 429 that names a request.</summary>
    Busy = 1 << 2,

    /// <summary>A 502, 503 or 504 that is not from fal, but from something before it.</summary>
    Ingress = 1 << 3,

    /// <summary>A 408, 502, 503 or 504 of fal's own, or a 500 that fal calls temporary.</summary>
    Unavailable = 1 << 4,

    /// <summary>A 500.</summary>
    ServerError = 1 << 5,

    /// <summary>The connection ended after it was sent and before the answer was read to its end.</summary>
    Lost = 1 << 6,

    /// <summary>The answer was not there in time, or not all of it.</summary>
    TimedOut = 1 << 7,
}
