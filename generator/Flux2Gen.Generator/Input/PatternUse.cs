using System.Collections.Immutable;
using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Generator.Input;

/// <summary>Whether a pattern of a file's filter matches an endpoint of the file. An incremental value.</summary>
/// <param name="Project">The path of the project file.</param>
/// <param name="Metadata">The name of the metadata that the pattern stands in.</param>
/// <param name="List">All of the metadata: the files of one item have it in common.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="IsUsed">Whether it matches.</param>
internal sealed record PatternUse(string Project, string Metadata, string List, string Pattern, bool IsUsed)
{
    /// <summary>The patterns that match nothing. One item can list many files, and a pattern is of use when it matches in one of them.</summary>
    public static EquatableArray<DiagnosticInfo> Unused(ImmutableArray<PatternUse> uses) => uses
        .GroupBy(static use => use with { IsUsed = false })
        .Where(static group => !group.Any(static use => use.IsUsed))
        .Select(static group => DiagnosticInfo.AtStart(Descriptors.UnusedPattern, group.Key.Project, group.Key.Metadata, group.Key.Pattern))
        .ToEquatableArray();
}
