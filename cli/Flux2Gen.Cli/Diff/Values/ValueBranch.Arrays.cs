using System.Text.Json;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Diff.Values;

/// <content>Arrays.</content>
internal sealed partial class ValueBranch
{
    /// <summary>Gets how many items have a schema of their own.</summary>
    public int Places => _parts.Select(part => Prefix(part.Element).Item.GetArrayLength()).DefaultIfEmpty(0).Max();

    /// <summary>Gets a value indicating whether no item may be there twice.</summary>
    public bool HasUniqueItems => Get("uniqueItems").Any(value => value.ValueKind == JsonValueKind.True);

    /// <summary>Gets the schema of the items that have none of their own; null when there are no such items.</summary>
    public ValueSchema? Rest => At(int.MaxValue);

    /// <summary>Gets how many items the document allows.</summary>
    public (decimal Minimum, decimal Maximum) Allowed => (
        Limits.GetValueOrDefault("minItems", 0),
        Math.Min(-Limits.GetValueOrDefault("maxItems", -decimal.MaxValue), Rest is null ? Places : decimal.MaxValue));

    /// <summary>Gets how many items are written: each place of a tuple is, and nothing beyond that is left open.</summary>
    public (decimal Minimum, decimal Maximum) Written => Places == 0
        ? Allowed
        : (Limits.GetValueOrDefault("minItems", Places), Limits.ContainsKey("maxItems") || HasRest ? Allowed.Maximum : Places);

    private bool HasRest => _parts.Any(part => RestOf(part).Element.ValueKind == JsonValueKind.Object);

    /// <summary>The schema of an item; null when there is no such item.</summary>
    /// <param name="index">The number of the item, from 0.</param>
    public ValueSchema? At(int index)
    {
        SchemaPart[] found = [.. _parts.Select(part => ItemOf(part, index)).Where(item => item.Element.ValueKind != JsonValueKind.Undefined)];
        return Array.Exists(found, item => item.Element.ValueKind == JsonValueKind.False) ? null : _source.Of(found);
    }

    private static SchemaPart ItemOf(SchemaPart part, int index)
    {
        (string keyword, JsonElement prefix) = Prefix(part.Element);
        return index < prefix.GetArrayLength() ? new SchemaPart(prefix[index], $"{part.Pointer}/{keyword}/{index}") : RestOf(part);
    }

    private static SchemaPart RestOf(SchemaPart part)
    {
        string keyword = Prefix(part.Element).Keyword == "items" ? "additionalItems" : "items";
        return new SchemaPart(JsonPath.Find(part.Element, keyword) ?? default, $"{part.Pointer}/{keyword}");
    }

    // Before 2020, the schemas of a tuple stood in items.
    private static (string Keyword, JsonElement Item) Prefix(JsonElement schema) =>
        JsonPath.Find(schema, "prefixItems") is { ValueKind: JsonValueKind.Array } prefix ? ("prefixItems", prefix)
        : JsonPath.Find(schema, "items") is { ValueKind: JsonValueKind.Array } items ? ("items", items)
        : ("", JsonElement.Parse("[]"));
}
