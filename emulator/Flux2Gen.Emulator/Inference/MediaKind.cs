namespace Flux2Gen.Emulator.Inference;

/// <summary>The kinds of files models make.</summary>
internal enum MediaKind
{
    Image,
    Video,
    Audio,
    Model3D,
    Archive,
    Json,
    Text,
    Binary,
}
