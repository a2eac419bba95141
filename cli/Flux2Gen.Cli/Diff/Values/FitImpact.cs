namespace Flux2Gen.Cli.Diff.Values;

/// <summary>What it means for callers how far values fit.</summary>
internal static class FitImpact
{
    /// <summary>The impact on requests. One that worked and is refused is a break.</summary>
    /// <param name="fit">How many of the old requests the new version takes.</param>
    public static Impact OfRequests(Fit fit) => fit switch
    {
        Fit.All => Impact.Safe,
        Fit.Unknown => Impact.Risky,
        _ => Impact.Breaking,
    };

    /// <summary>The impact on responses.</summary>
    /// <param name="fit">How many of the new responses an old client reads.</param>
    public static Impact OfResponses(Fit fit) => fit switch
    {
        Fit.All => Impact.Safe,
        Fit.None => Impact.Breaking,
        _ => Impact.Risky,
    };

    /// <summary>The meaning for requests, as a sentence.</summary>
    /// <param name="fit">How many of the old requests the new version takes.</param>
    public static string RequestMeaning(Fit fit) => fit switch
    {
        Fit.All => "Requests of old programs still fit.",
        Fit.Unknown => "Requests of old programs may be refused: the old document allowed anything.",
        Fit.Some => "Some requests of old programs are refused.",
        _ => "Requests of old programs are refused.",
    };

    /// <summary>The meaning for responses, as a sentence.</summary>
    /// <param name="fit">How many of the new responses an old client reads.</param>
    public static string ResponseMeaning(Fit fit) => fit switch
    {
        Fit.All => "Old programs still read it.",
        Fit.None => "Old programs cannot read it; the raw JSON has it.",
        Fit.Unknown => "Old programs may meet values that do not fit: the new document allows anything.",
        _ => "Old programs may meet values that do not fit.",
    };
}
