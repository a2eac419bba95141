using Flux2Gen.Models;
using Flux2Gen.Options;

namespace Flux2Gen;

/// <summary>How a realtime connection is opened and kept.</summary>
public sealed record FalRealtimeOptions
{
    /// <summary>Gets the path of the endpoint that takes the connection: letters, digits and <c>-._~</c>, with <c>/</c> between parts.</summary>
    /// <value>The default value is <c>realtime</c>. It is not added to an id that ends in it already.</value>
    public string Path { get; init; } = "realtime";

    /// <summary>Gets how many inputs fal keeps while the model is busy, from 1 to 60; when there are more, the oldest is dropped. Sent as <c>max_buffering</c>.</summary>
    /// <value>The default value is <see langword="null"/>: as the endpoint is set up.</value>
    public int? MaxBuffering { get; init; }

    /// <summary>Gets what the connection is opened with.</summary>
    /// <value>The default value is <see cref="FalRealtimeAuthentication.Key"/>.</value>
    public FalRealtimeAuthentication Authentication { get; init; }

    /// <summary>Gets how long a token is valid that is asked for, from a second to an hour. It is used for nine tenths of that, for all connections of a client to one endpoint; an open connection outlives it.</summary>
    /// <value>The default value is 120 seconds.</value>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Gets a function that gives a token, for programs that have no key: it asks a server of yours. It is called for each connection, has <see cref="OpenTimeout"/> to answer, and takes the place of <see cref="Authentication"/>.</summary>
    /// <value>The default value is <see langword="null"/>: none.</value>
    public Func<CancellationToken, ValueTask<string>>? TokenProvider { get; init; }

    /// <summary>Gets when a connection that has ended is opened again.</summary>
    /// <value>The default value is <see cref="FalRealtimeReconnect.Never"/>: the results end when the session does.</value>
    public FalRealtimeReconnect Reconnect { get; init; }

    /// <summary>Gets what is told when a connection was lost and is about to be opened again, with <see cref="FalRealtimeReconnect.Automatic"/>. What it throws ends the connection for good. It must not wait for the connection to be disposed of: that waits for it.</summary>
    /// <value>The default value is <see langword="null"/>: nobody.</value>
    public Action<FalConnectionException>? OnConnectionLost { get; init; }

    /// <summary>Gets how long one try to open the connection may take, or <see cref="Timeout.InfiniteTimeSpan"/>. At most 49 days.</summary>
    /// <value>The default value is 90 seconds: a model may have to start.</value>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Gets how often the other end is sent a sign of life (a pong), so that nothing on the way takes the connection for unused, or <see cref="Timeout.InfiniteTimeSpan"/> for never. At most a day.</summary>
    /// <remarks>It is not answered. A peer that is gone without a word is noticed when the network gives up on what was sent to it, which takes minutes.</remarks>
    /// <value>The default value is 30 seconds.</value>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how many results may wait to be received, from 1 to 10,000. When there are as many, no more is read from the connection until one is taken.</summary>
    /// <value>The default value is 16.</value>
    public int ReceiveCapacity { get; init; } = 16;

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">An option is not allowed; the message names it.</exception>
    internal void Validate()
    {
        Check(Path is { Length: > 0 and <= 128 } && Array.TrueForAll(Path.Split('/'), EndpointId.IsSegment), nameof(Path), "must be made of letters, digits and '-._~', with '/' between parts");
        Check(MaxBuffering is null or (>= 1 and <= 60), nameof(MaxBuffering), "must be from 1 to 60");
        Check(Enum.IsDefined(Authentication), nameof(Authentication), "must be one of the listed values");
        Check(Enum.IsDefined(Reconnect), nameof(Reconnect), "must be one of the listed values");
        Check(TokenLifetime >= TimeSpan.FromSeconds(1) && TokenLifetime <= TimeSpan.FromHours(1), nameof(TokenLifetime), "must be from a second to an hour");
        Check(TimeLimit.IsValid(OpenTimeout), nameof(OpenTimeout), $"must be {TimeLimit.Rule}");
        Check(
            KeepAliveInterval == Timeout.InfiniteTimeSpan || (KeepAliveInterval > TimeSpan.Zero && KeepAliveInterval <= TimeSpan.FromDays(1)),
            nameof(KeepAliveInterval),
            "must be more than 0 and at most a day, or Timeout.InfiniteTimeSpan");
        Check(ReceiveCapacity is >= 1 and <= 10_000, nameof(ReceiveCapacity), "must be from 1 to 10,000");
    }

    private static void Check(bool isValid, string property, string rule)
    {
        if (!isValid)
        {
            throw new ArgumentException($"{nameof(FalRealtimeOptions)}.{property} {rule}.");
        }
    }
}
