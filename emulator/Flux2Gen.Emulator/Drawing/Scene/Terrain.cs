namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>What a scene shows.</summary>
internal enum Terrain
{
    Mountains,
    Sea,
    Forest,
    Desert,
    City,
}
