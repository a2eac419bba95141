using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>Values of one type that a schema allows.</summary>
internal sealed partial class ValueBranch
{
    private readonly SchemaSource _source;
    private readonly IReadOnlyList<SchemaPart> _parts;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="source">The document.</param>
    /// <param name="parts">The schemas that hold at once.</param>
    /// <param name="type">The type; <see cref="JsonValueKind.True"/> stands for both truth values.</param>
    /// <param name="isInteger">Whether numbers are whole.</param>
    /// <param name="values">The values that are listed; null when there is no list.</param>
    /// <param name="isOpen">Whether the schemas leave the type open.</param>
    public ValueBranch(SchemaSource source, IReadOnlyList<SchemaPart> parts, JsonValueKind type, bool isInteger, IReadOnlyList<JsonElement>? values, bool isOpen)
    {
        (_source, _parts, Type, IsInteger, Values, IsOpen) = (source, parts, type, isInteger, values, isOpen);
        Key = $"{type}:{string.Join(' ', parts.Select(part => part.Pointer))}";
        Bounds = NumberBounds.Of(this);
        Limits = LimitReader.Read(parts, type);
        Rules = RuleReader.Read(parts, type);
    }

    public JsonValueKind Type { get; }

    public bool IsInteger { get; }

    public IReadOnlyList<JsonElement>? Values { get; }

    public bool IsOpen { get; }

    /// <summary>Gets what tells the branch from others of its document.</summary>
    public string Key { get; }

    public NumberBounds Bounds { get; }

    /// <summary>Gets limits by keyword. Of two, the greater number is the tighter limit: upper ones are negative.</summary>
    public IReadOnlyDictionary<string, decimal> Limits { get; }

    /// <summary>Gets what no calculation tells the narrower of, such as regular expressions: the keyword and its value.</summary>
    public IReadOnlySet<string> Rules { get; }

    /// <summary>Gets the values of a keyword in all schemas that have it.</summary>
    public IEnumerable<JsonElement> Get(string keyword) => _parts.Select(part => JsonPath.Find(part.Element, keyword)).OfType<JsonElement>();

    /// <summary>The schema that those under a keyword make together; null if the keyword is missing.</summary>
    private ValueSchema? Under(string keyword, string? member = null)
    {
        SchemaPart[] found = [.. _parts
            .Select(part => (part, value: member is null ? JsonPath.Find(part.Element, keyword) : JsonPath.Find(part.Element, keyword, member)))
            .Where(item => item.value is { ValueKind: JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False })
            .Select(item => new SchemaPart(item.value!.Value, member is null ? $"{item.part.Pointer}/{keyword}" : $"{item.part.Pointer}/{keyword}/{member}"))];
        return found.Length == 0 ? null : _source.Of(found);
    }
}
