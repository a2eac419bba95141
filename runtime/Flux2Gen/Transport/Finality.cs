namespace Flux2Gen.Transport;

/// <summary>How much an answer to a free question counts.</summary>
internal enum Finality
{
    /// <summary>The answer says nothing about the request: the question is repeated for <see cref="FalWatchOptions.OutageTolerance"/>.</summary>
    None,

    /// <summary>The answer counts when it is repeated for a few seconds.</summary>
    Unconfirmed,

    /// <summary>The answer counts when it is repeated for half a minute: it contradicts what fal said before.</summary>
    Contradiction,

    /// <summary>The answer is fal's final word.</summary>
    Final,
}
