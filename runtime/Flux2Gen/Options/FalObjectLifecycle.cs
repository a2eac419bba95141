using System.Text;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen;

/// <summary>How long the files that a request makes, or that are uploaded, are kept, and who may read them.</summary>
/// <remarks>
/// For the outputs of a request it is sent as <c>X-Fal-Object-Lifecycle-Preference</c>; for uploads, those of inputs among them, it is
/// <see cref="FalUploadOptions.Lifecycle"/>, which is sent as <c>X-Fal-Object-Lifecycle</c>.
/// </remarks>
public sealed record FalObjectLifecycle
{
    private static readonly TimeSpan Minimum = TimeSpan.FromSeconds(1);

    /// <summary>Gets the value of <see cref="ExpiresAfter"/> for files that never expire: infinite.</summary>
    public static TimeSpan Never => Timeout.InfiniteTimeSpan;

    /// <summary>Gets how long the files are kept before fal deletes them for good: at least a second, in whole seconds, or <see cref="Never"/>.</summary>
    /// <value>The default value is <see langword="null"/>: as the account's settings say.</value>
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>Gets who may read the files, whose addresses are otherwise open to all who know them.</summary>
    /// <value>The default value is <see langword="null"/>: as the account's settings say.</value>
    public FalAccessControl? InitialAccess { get; init; }

    /// <summary>What is wrong, or null.</summary>
    internal string? FindViolation()
    {
        if (ExpiresAfter is { } time && time != Never && (time < Minimum || time.Ticks % TimeSpan.TicksPerSecond != 0))
        {
            // 0 would mean never, to fal.
            return "must have an ExpiresAfter of at least a second, in whole seconds, or FalObjectLifecycle.Never";
        }

        return InitialAccess?.FindViolation();
    }

    /// <summary>The value of the header.</summary>
    internal string ToHeader() => Encoding.UTF8.GetString(ModelJson.ToUtf8(this, static (writer, value) => value.Write(writer)).Span);

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (ExpiresAfter == Never)
        {
            writer.WriteNull("expiration_duration_seconds"u8);
        }
        else if (ExpiresAfter is { } time)
        {
            writer.WriteNumber("expiration_duration_seconds"u8, time.Ticks / TimeSpan.TicksPerSecond);
        }

        if (InitialAccess is { } access)
        {
            writer.WritePropertyName("initial_acl"u8);
            access.Write(writer);
        }

        writer.WriteEndObject();
    }
}
