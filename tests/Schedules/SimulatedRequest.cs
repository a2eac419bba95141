namespace Flux2Gen.Schedules;

/// <summary>A request that the simulated fal accepted.</summary>
internal sealed class SimulatedRequest(string id, string prompt, int number, DateTimeOffset end, bool fails)
{
    public string Id => id;

    public string Prompt => prompt;

    /// <summary>Gets the place of the call among those of its schedule.</summary>
    public int Number => number;

    public DateTimeOffset End => end;

    /// <summary>Gets a value indicating whether the model fails.</summary>
    public bool Fails => fails;

    public bool IsCanceled { get; set; }

    /// <summary>Gets the outages, from when to when, with what answers in each.</summary>
    public List<(DateTimeOffset Start, DateTimeOffset End, int Kind)> Outages { get; } = [];

    /// <summary>Gets the steps of which the next answer is in doubt.</summary>
    public Dictionary<string, int> Doubts { get; } = [];
}
