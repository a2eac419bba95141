using System.Text.Json;

namespace Flux2Gen.Cli.Diff.Values;

/// <content>Objects.</content>
internal sealed partial class ValueBranch
{
    /// <summary>Gets the names of the members that have a schema.</summary>
    public IReadOnlyList<string> Names => [.. Get("properties")
        .Where(properties => properties.ValueKind == JsonValueKind.Object)
        .SelectMany(properties => properties.EnumerateObject())
        .Select(property => property.Name)
        .Distinct(StringComparer.Ordinal)];

    /// <summary>Gets the names of the members that must be there.</summary>
    public IReadOnlySet<string> Required => Get("required")
        .Where(names => names.ValueKind == JsonValueKind.Array)
        .SelectMany(names => names.EnumerateArray())
        .Where(name => name.ValueKind == JsonValueKind.String)
        .Select(name => name.GetString()!)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Gets the schema of members that have none of their own; null when the document does not say.</summary>
    public ValueSchema? Additional => Under("additionalProperties") is { IsOpen: false } schema ? schema : null;

    /// <summary>Gets a value indicating whether other members are refused.</summary>
    public bool IsClosed => Get("additionalProperties").Any(value => value.ValueKind == JsonValueKind.False);

    /// <summary>Gets the schema of the members' names; null if it has no such schema.</summary>
    public ValueSchema? MemberNames => Under("propertyNames") is { } names ? ValueSchema.Of(names.Typed(JsonValueKind.String)) : null;

    /// <summary>Gets the regular expressions of names whose members have a schema.</summary>
    public IReadOnlyList<string> Patterns => [.. Get("patternProperties")
        .Where(patterns => patterns.ValueKind == JsonValueKind.Object)
        .SelectMany(patterns => patterns.EnumerateObject())
        .Select(pattern => pattern.Name)
        .Distinct(StringComparer.Ordinal)];

    /// <summary>Gets a value indicating whether it names no members.</summary>
    public bool IsFree => Names.Count == 0 && Additional is null && Patterns.Count == 0;

    /// <summary>The schema of a member; null when it has none of its own.</summary>
    public ValueSchema? Member(string name) => Under("properties", name);

    /// <summary>The schema of the members whose names match a regular expression; null if it has no such schema.</summary>
    public ValueSchema? Matching(string pattern) => Under("patternProperties", pattern);
}
