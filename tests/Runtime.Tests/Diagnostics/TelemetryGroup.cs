namespace Flux2Gen.Runtime.Tests.Diagnostics;

/// <summary>Activity sources and meters belong to the process: tests that listen, or that nobody must listen to, run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryGroup
{
    public const string Name = "Telemetry";
}
