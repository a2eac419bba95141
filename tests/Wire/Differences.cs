namespace Flux2Gen.Wire;

/// <summary>Where this client sends something else than fal's own, on purpose.</summary>
internal static class Differences
{
    /// <summary>Gets them all.</summary>
    public static IReadOnlyList<Difference> All { get; } =
    [
        new("*", "header user-agent", static (_, _) => true, "Each client says its own name."),
        new("*", "header x-fal-request-start-timeout", static (theirs, ours) => theirs is null && ours is not null, "The newer name of X-Fal-Request-Timeout; both are sent, for servers that know one of them."),
        new("js", "another request", static (_, ours) => ours!.Contains("/status?logs=0", StringComparison.Ordinal), "A result is asked for when the request is completed, as in the Python client; the JavaScript client asks at once."),
        new("js", "header accept-language", static (_, ours) => ours is null, "Node's fetch adds it."),
        new("js", "header sec-fetch-mode", static (_, ours) => ours is null, "Node's fetch adds it."),
        new("js", "header content-type", static (theirs, ours) => theirs == "application/json" && ours is null, "A request without a body has no content type."),
        new("js", "header x-fal-queue-priority", static (theirs, ours) => theirs == "normal" && ours is null, "Normal is what fal takes without it; only a lower one says anything."),
        new("js", "header accept", static (theirs, ours) => theirs == "application/json, text/event-stream" && ours == "text/event-stream", "A stream of events is all that is read there."),
        new("js", "header cache-control", static (theirs, ours) => theirs is null && ours == "no-store", "Nothing on the way is to keep a stream of outputs; the Python client says so, too."),
        new("js", "body", static (theirs, ours) => Comparison.IsSameJsonBut(theirs, ours, "file_name"), "A file without a name is called upload.bin, as in the Python client; the JavaScript client calls it by the time."),
        new("*", "upload header accept", static (theirs, ours) => theirs == "*/*" && ours is null, "Whatever storage answers to bytes, there is nothing to choose."),
        new("js", "header accept", static (theirs, ours) => theirs == "*/*" && ours is null, "Nor is there in the answer to the list of parts."),
        new("py", "upload header authorization", static (theirs, ours) => theirs?.StartsWith("Key ", StringComparison.Ordinal) is true && ours is null, "A presigned address is its own permission; the Python client shows the key to whoever owns it."),
        new("py", "query", static (theirs, ours) => (theirs, ours) is ("?storage_type=gcs", "?storage_type=fal-cdn-v3"), "The presigned way leads to fal's CDN, as in the JavaScript client."),
        new("py", "another request", static (_, ours) => ours!.Contains("/storage/auth/token", StringComparison.Ordinal), "Each scenario is a client of its own here, which has no token yet."),
        new("py", "header x-fal-file-name", static (theirs, ours) => theirs is null && ours == "upload.bin", "A file without a name is called upload.bin, as the Python client itself calls it on the other way."),
        new("py", "header x-fal-object-lifecycle", Comparison.IsSameJson, "The Python client puts spaces into its JSON."),
        new("py", "header x-fal-object-lifecycle-preference", Comparison.IsSameJson, "The Python client puts spaces into its JSON."),
        new("py", "body", Comparison.AreSameParts, "Parts are listed by number; the Python client lists them as they were done."),
        new("py", "header accept", static (theirs, ours) => theirs == "*/*" && ours == "application/json", "JSON is all that is read there."),
        new("py", "header x-fal-request-timeout", static (theirs, ours) => theirs == $"{ours}.0", "A whole number of seconds has no fraction; the JavaScript client writes it so, too."),
        new("py", "query", static (theirs, ours) => (theirs, ours) is ("?logs=false", "?logs=0") or ("?logs=true", "?logs=1"), "The documents list 0 and 1; the JavaScript client writes them so, too."),
        new("py", "body", Comparison.IsSameJson, "The Python client puts spaces into its JSON."),
        new("py", "path", static (theirs, ours) => theirs == "/110602490-fast" && ours == "/110602490/fast", "An id of the old kind stands for owner and alias, as the JavaScript client takes it."),
    ];
}
