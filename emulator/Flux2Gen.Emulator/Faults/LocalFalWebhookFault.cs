namespace Flux2Gen.Emulator;

/// <summary>What goes wrong with one delivery of a webhook.</summary>
public enum LocalFalWebhookFault
{
    /// <summary>It does not arrive, and is repeated later.</summary>
    Lost,

    /// <summary>It arrives twice, one after the other, with the same signature.</summary>
    Twice,

    /// <summary>It was signed an hour ago.</summary>
    Late,

    /// <summary>Its body was altered after it was signed: there is a space more at its end.</summary>
    Altered,

    /// <summary>It was signed with a key that is not among fal's keys any more.</summary>
    OldKey,

    /// <summary>Its <c>payload</c> is <see langword="null"/>, with a <c>payload_error</c>: the result is only in the queue.</summary>
    WithoutPayload,
}
