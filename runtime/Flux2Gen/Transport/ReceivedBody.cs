using Flux2Gen.Diagnostics;
using Flux2Gen.Json;
using Flux2Gen.Text;

namespace Flux2Gen.Transport;

/// <summary>The part of a body that came before the connection was lost: it may name the request.</summary>
internal sealed class ReceivedBody
{
    /// <summary>Gets or sets the bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; set; }

    /// <summary>Finds the id of the request in the bytes.</summary>
    /// <param name="key">The key that was sent.</param>
    /// <returns>The id; <see langword="null"/> if it did not come.</returns>
    public string? FindRequestId(string? key) =>
        Bytes.IsEmpty ? null : RequestIds.Checked(JsonBeginning.TryParse(ErrorText.WithoutKey(TextDecoder.ToUtf8(Bytes), key))?.Text("request_id"));
}
