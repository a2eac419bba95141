namespace Flux2Gen.Emulator;

/// <summary>How a <see cref="LocalFal"/> behaves. Read once, when it starts.</summary>
public sealed class LocalFalOptions
{
    /// <summary>Gets the fal OpenAPI documents to answer for: files, or folders searched recursively for <c>*.json</c>. Relative paths are of the current directory, which in a test is often the output directory.</summary>
    /// <value>Default: none, and every endpoint is unknown.</value>
    public IReadOnlyList<string> Specs { get; init; } = [];

    /// <summary>Gets the TCP port on 127.0.0.1.</summary>
    /// <value>Default: 0, any free port.</value>
    public int Port { get; init; }

    /// <summary>Gets how many requests the queue remembers; older ones are forgotten.</summary>
    /// <value>Default: 1,000.</value>
    public int Capacity { get; init; } = 1000;

    /// <summary>Gets the queue position a request starts at; it counts down to 0 before the request starts.</summary>
    /// <value>Default: 2.</value>
    public int QueueLength { get; init; } = 2;

    /// <summary>Gets the time a request stays at each queue position, position 0 included.</summary>
    /// <value>Default: 200 ms. <see cref="TimeSpan.Zero"/> skips the queue.</value>
    public TimeSpan QueueStep { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets the time a queued request is IN_PROGRESS; its log lines appear over this time.</summary>
    /// <value>Default: 1 s. A synchronous run never waits.</value>
    public TimeSpan InferenceTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the clock. States are computed from it when asked for, so a manual clock needs no timers; status streams look at it every few milliseconds.</summary>
    /// <value>Default: <see cref="TimeProvider.System"/>. Only <see cref="TimeProvider.GetUtcNow"/> is used.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets a value indicating whether a request without an <c>Authorization</c> header is refused with 401.</summary>
    /// <value>Default: <see langword="true"/>. Any non-empty key is accepted.</value>
    public bool RequireKey { get; init; } = true;

    /// <summary>Gets a value indicating whether webhooks are delivered to other machines too. Nobody should be able to submit requests then whom you would not let post from this machine.</summary>
    /// <value>Default: <see langword="false"/>, only to loopback addresses such as <c>http://127.0.0.1:5000/hook</c>; others are passed over in silence, as fal passes over private ones.</value>
    public bool AllowRemoteWebhooks { get; init; }

    /// <summary>Gets the time after which a realtime connection over which nothing comes is ended, as fal ends one. Measured by the system's clock.</summary>
    /// <value>Default: 10 s.</value>
    public TimeSpan RealtimeIdleTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the time for which a token to upload with holds.</summary>
    /// <value>Default: 1 hour.</value>
    public TimeSpan UploadTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Specs, nameof(Specs));
        ArgumentNullException.ThrowIfNull(TimeProvider, nameof(TimeProvider));
        ArgumentOutOfRangeException.ThrowIfNegative(Port, nameof(Port));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, ushort.MaxValue, nameof(Port));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Capacity, nameof(Capacity));
        ArgumentOutOfRangeException.ThrowIfNegative(QueueLength, nameof(QueueLength));
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueStep, TimeSpan.Zero, nameof(QueueStep));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(UploadTokenLifetime, TimeSpan.Zero, nameof(UploadTokenLifetime));
        ArgumentOutOfRangeException.ThrowIfLessThan(InferenceTime, TimeSpan.Zero, nameof(InferenceTime));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RealtimeIdleTimeout, TimeSpan.Zero, nameof(RealtimeIdleTimeout));
    }
}
