using Flux2Gen.Cli.Diff.Values;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Reports that other values are allowed than before.</summary>
internal static class LimitChange
{
    /// <summary>Says what a difference means.</summary>
    /// <param name="start">The change as far as it is known: its place and direction.</param>
    /// <param name="difference">The difference.</param>
    /// <returns>The change.</returns>
    public static Change Of(Change start, ValueDifference difference)
    {
        bool isWider = difference.OfNew != Fit.All;
        Impact requests = FitImpact.OfRequests(difference.OfOld);
        return start with
        {
            Kind = difference.IsNarrower ? ChangeKind.LimitsNarrowed : ChangeKind.LimitsWidened,
            Runtime = DiffContext.Runtime(start.Direction, requests, isWider ? Impact.Risky : Impact.Safe),
            Meaning = DiffContext.Say(
                start.Direction,
                requests switch
                {
                    Impact.Breaking => "Requests with other values are refused.",
                    Impact.Risky => "Requests with other values may be refused.",
                    _ => "More values are allowed. Validate of an old client may still refuse them.",
                },
                isWider ? "Values may go beyond the old limits, which old programs do not check." : "Values keep within tighter limits."),
            Action = DiffContext.Say(start.Direction, requests == Impact.Safe ? "" : "See that values keep within.", ""),
        };
    }
}
