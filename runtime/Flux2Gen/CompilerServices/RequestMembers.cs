namespace Flux2Gen.CompilerServices;

/// <summary>The members by which an answer describes a request, and not its output.</summary>
internal static class RequestMembers
{
    /// <summary>Gets their names.</summary>
    public static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "status", "request_id", "gateway_request_id", "queue_position", "response_url", "status_url", "cancel_url", "logs", "metrics", "error", "error_type",
    };

    /// <summary>The required members that are about the output. Those about the request are there without one.</summary>
    public static string[] Without(string[] required) =>
        Array.FindAll(required, static name => !Names.Contains(name)) is { Length: > 0 } output ? output : required;
}
