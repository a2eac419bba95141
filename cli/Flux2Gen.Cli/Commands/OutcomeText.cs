using System.Globalization;
using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Commands;

/// <summary>The words for what became of endpoints, as documented in docs/tool.md.</summary>
internal static class OutcomeText
{
    /// <summary>The word for an outcome.</summary>
    /// <param name="kind">The outcome.</param>
    /// <returns>The word.</returns>
    public static string Of(OutcomeKind kind) => kind.ToString().ToLower(CultureInfo.InvariantCulture);
}
