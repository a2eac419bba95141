namespace Flux2Gen;

/// <summary>The way on which a file gets into fal's storage.</summary>
public enum FalUploadRoute
{
    /// <summary>
    /// <see cref="Presigned"/>, and <see cref="CdnToken"/> when fal's REST server does not offer that: it answers the question for an
    /// address with 404, 405, 410 or, after all repetitions, a 5xx.
    /// </summary>
    Auto,

    /// <summary>fal gives an address that is its own permission, and the file is sent there without any key: the way of fal's JavaScript client.</summary>
    Presigned,

    /// <summary>fal gives a token for its CDN, which is used until it expires, and the file is sent there: the way of fal's Python client.</summary>
    CdnToken,
}
