using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Problems;

namespace Flux2Gen.Specs.Parsing;

/// <content>Defaults.</content>
internal sealed partial class TypeParser
{
    /// <summary>More of a default would not help to find it.</summary>
    private const int MaxShownDefault = 120;

    /// <summary>Reports a default that its own schema does not allow.</summary>
    private void CheckDefault(string wireName, Schema schema, bool isRequired)
    {
        // Null as the default of an optional property says that there is none, whatever its type.
        if (Chain(schema).Find(item => item.Default is not null || (item.HasNullDefault && isRequired)) is { } holder
            && !new SchemaFit(Target).Fits(schema, holder.Default))
        {
            string json = holder.Default is { } value ? DocParser.Json(value) : "null";
            string shown = json.Length > MaxShownDefault ? json.Substring(0, MaxShownDefault) + "…" : json;
            _problems.Add(SpecProblemKind.ContradictoryDefault, $"{holder.Pointer}/default", wireName, shown);
        }
    }
}
