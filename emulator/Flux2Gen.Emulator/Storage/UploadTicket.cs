using System.Collections.Concurrent;

namespace Flux2Gen.Emulator.Storage;

/// <summary>The promise behind an upload that was begun.</summary>
/// <param name="Key">Where the file will be.</param>
/// <param name="ContentType">The content type the upload must carry, because the address was signed for it.</param>
/// <param name="Signature">What a presigned address must carry.</param>
/// <param name="Lifecycle">How long the file will be kept.</param>
/// <param name="IsMultipart">Whether it comes in parts.</param>
internal sealed record UploadTicket(string Key, string ContentType, string Signature, ObjectLifecycle Lifecycle, bool IsMultipart)
{
    /// <summary>Gets the parts that arrived; one that is sent again replaces the former.</summary>
    public ConcurrentDictionary<int, StoredContent> Parts { get; } = new();
}
