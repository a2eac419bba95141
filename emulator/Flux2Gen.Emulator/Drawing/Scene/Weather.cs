namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>What falls from the sky.</summary>
internal enum Weather
{
    Clear,
    Rain,
    Snow,
    Mist,
}
