using Flux2Gen.Cli.Diff;

namespace Flux2Gen.Cli.Verification.Diffs;

/// <summary>What the compiler says to a use.</summary>
/// <param name="Outcome"><see cref="Impact.Breaking"/> for an error, <see cref="Impact.Risky"/> for a warning.</param>
/// <param name="Message">Its words.</param>
internal readonly record struct UsageComplaint(Impact Outcome, string Message);
