namespace Flux2Gen.Emulator.Storage;

/// <summary>The promise behind a presigned upload address.</summary>
/// <param name="Key">Where the file will be.</param>
/// <param name="ContentType">The content type the upload must carry, because the address was signed for it.</param>
/// <param name="Signature">What the address must carry.</param>
internal sealed record UploadTicket(string Key, string ContentType, string Signature);
