using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Cli.Specs;

/// <summary>
/// Where the document of an endpoint is kept: <c>fal-ai/flux-2/edit</c> in <c>fal-ai/flux-2/edit.json</c>. An id is text from outside;
/// it becomes a path only when that path is inside of the folder on every operating system.
/// </summary>
internal static class DocumentPath
{
    private static readonly HashSet<string> DeviceNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul",
        "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    /// <summary>Whether an id can be asked for and be kept.</summary>
    /// <param name="endpointId">The id.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsSafe(string endpointId) => EndpointName.IsEndpointId(endpointId) && endpointId.Split('/').All(IsSafeSegment);

    /// <summary>The path of an endpoint's document.</summary>
    /// <param name="endpointId">The id.</param>
    /// <returns>The path inside of the folder, with forward slashes.</returns>
    /// <exception cref="StoreException">The id is none, or none that can be a path.</exception>
    public static string Of(string endpointId) => IsSafe(endpointId)
        ? $"{endpointId}.json"
        : throw new StoreException($"'{endpointId}' is not an endpoint id. An id looks like fal-ai/flux-2/edit: segments of letters, digits, dashes, underscores and inner dots.");

    // Windows drops dots at the end of a name and takes device names with any extension; '..' leads out; '.name' is hidden.
    private static bool IsSafeSegment(string segment) =>
        !segment.StartsWith('.') && !segment.EndsWith('.') && !DeviceNames.Contains(segment.Split('.')[0]);
}
