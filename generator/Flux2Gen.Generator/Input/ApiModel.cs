using System.Collections.Immutable;
using Flux2Gen.Specs.Collections;

namespace Flux2Gen.Generator.Input;

/// <summary>The list of all endpoints: the only model that looks at all documents. An incremental value.</summary>
/// <param name="Entries">The endpoints in ordinal order of their names.</param>
internal sealed record ApiModel(EquatableArray<ApiEntryModel> Entries)
{
    public static ApiModel Of(ImmutableArray<ApiEntryModel> entries) =>
        new(entries.OrderBy(static entry => entry.Name, StringComparer.Ordinal).ToEquatableArray());
}
