using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Storage;

/// <summary>How long an upload is kept, and what those are told who read it without being its owner: the header <c>X-Fal-Object-Lifecycle</c>.</summary>
/// <param name="ExpiresAfter">How long; null for as long as the store has room.</param>
/// <param name="Access"><c>allow</c>, <c>forbid</c> (403) or <c>hide</c> (404). Rules for single users are not kept: nobody has a name here.</param>
internal sealed record ObjectLifecycle(TimeSpan? ExpiresAfter, string Access)
{
    public static ObjectLifecycle Default { get; } = new(null, "allow");

    /// <summary>Reads the header; false when it is not what fal documents.</summary>
    public static bool TryRead(string? header, [NotNullWhen(true)] out ObjectLifecycle? lifecycle)
    {
        lifecycle = Default;
        if (header is null)
            return true;
        lifecycle = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(header);
            JsonElement root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
                return false;
            TimeSpan? time = null;
            if (root.TryGetProperty("expiration_duration_seconds", out JsonElement seconds) && seconds.ValueKind is not JsonValueKind.Null)
            {
                if (!seconds.TryGetInt64(out long value) || value is < 0 or > 315_360_000_000)
                    return false;

                // fal takes nought for never.
                time = value == 0 ? null : TimeSpan.FromSeconds(value);
            }

            string access = root.TryGetProperty("initial_acl", out JsonElement acl) ? JsonText.ReadMember(acl, "default") ?? "" : "allow";
            lifecycle = new ObjectLifecycle(time, access);
            return access is "allow" or "forbid" or "hide";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
