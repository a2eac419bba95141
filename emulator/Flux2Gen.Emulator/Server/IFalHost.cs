namespace Flux2Gen.Emulator.Server;

/// <summary>One of fal's hosts.</summary>
internal interface IFalHost
{
    /// <summary>Gets the names the host answers to.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Gets a value indicating whether its requests need a key.</summary>
    bool RequiresKey { get; }

    /// <summary>Recognises a request without carrying it out.</summary>
    FalRoute Route(EmulatorRequest request);
}
