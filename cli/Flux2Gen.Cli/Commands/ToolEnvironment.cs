namespace Flux2Gen.Cli.Commands;

/// <summary>What the program takes from around it, so that tests can put something else there.</summary>
internal sealed record ToolEnvironment
{
    /// <summary>Gets how environment variables are read.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Gets what sends requests; <see langword="null"/> for the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets a value indicating whether results go to a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Gets how many characters a line of the terminal has; <see langword="null"/> for what it says itself.</summary>
    public int? Width { get; init; }
}
