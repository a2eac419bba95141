namespace Flux2Gen.Models;

/// <summary>The time at which an object was created in this process. Any two are equal: a record's age does not make it another value.</summary>
internal readonly struct CreationTime : IEquatable<CreationTime>
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    private readonly long _timestamp;

    private CreationTime(long timestamp) => _timestamp = timestamp;

    /// <summary>Gets the time now, less an age.</summary>
    public static CreationTime Now(TimeSpan age = default) => new(Environment.TickCount64 - (long)age.TotalMilliseconds);

    public bool IsRecent => Environment.TickCount64 - _timestamp < (long)Recent.TotalMilliseconds;

    public bool Equals(CreationTime other) => true;

    public override bool Equals(object? obj) => obj is CreationTime;

    public override int GetHashCode() => 0;
}
