namespace Flux2Gen;

/// <summary>What a realtime connection is opened with.</summary>
public enum FalRealtimeAuthentication
{
    /// <summary>The API key, in the <c>Authorization</c> header. It is never part of the address.</summary>
    Key,

    /// <summary>A token that lives for minutes, from <c>POST /tokens/realtime</c>: allowed for the full path that is opened.</summary>
    Token,

    /// <summary>A token as fal's older clients ask for it, from <c>POST /tokens/</c>: allowed for the model's alias, which is the second part of its id.</summary>
    LegacyToken,
}
