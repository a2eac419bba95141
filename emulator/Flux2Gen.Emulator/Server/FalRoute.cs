namespace Flux2Gen.Emulator.Server;

/// <summary>What a host makes of a request: the operation a fault may apply to, and how it is carried out.</summary>
internal readonly record struct FalRoute(LocalFalOperation? Operation, Func<EmulatorResponse> Handle)
{
    /// <summary>Gets a value indicating whether it is for everybody, without a key.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Gets the number of the part that is uploaded, if one is.</summary>
    public int? Part { get; init; }

    /// <summary>A route that only refuses.</summary>
    public static FalRoute Refuse(int statusCode, string detail) => new(null, () => ContentResponse.Detail(statusCode, detail));

    /// <summary>FastAPI's answer to a known path with another method.</summary>
    public static FalRoute MethodNotAllowed() => Refuse(405, "Method Not Allowed");

    /// <summary>FastAPI's answer to an unknown path.</summary>
    public static FalRoute NotFound() => Refuse(404, "Not Found");
}
