namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>The light of a scene.</summary>
internal enum Daytime
{
    Dawn,
    Day,
    Dusk,
    Night,
}
