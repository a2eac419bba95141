using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Finds the member whose value tells records apart, and the values: texts, whole numbers or truth values.</summary>
internal static class UnionTags
{
    /// <summary>
    /// The member that tells alternatives apart: the one that the document names, or one that is always there and lists other
    /// values in each; null when there is none.
    /// </summary>
    public static string? Member(IReadOnlyList<Schema> records, Schema union, Func<Schema, Schema> resolve)
    {
        HashSet<string> shared = new(AlwaysThere(resolve(records[0]), resolve), StringComparer.Ordinal);
        foreach (Schema record in records)
        {
            shared.IntersectWith(AlwaysThere(resolve(record), resolve));
        }

        IEnumerable<string> candidates = resolve(records[0]).Properties.Select(static pair => pair.Key).Where(shared.Contains);
        if (union.DiscriminatorProperty is { } named)
        {
            candidates = [named, .. candidates];
        }

        return candidates.FirstOrDefault(member => IsTag(records, member, union, resolve));
    }

    /// <summary>Whether a member has values in each record, and no value in two.</summary>
    private static bool IsTag(IReadOnlyList<Schema> records, string member, Schema union, Func<Schema, Schema> resolve)
    {
        HashSet<UnionTagModel> all = [];
        foreach (Schema record in records)
        {
            IReadOnlyList<UnionTagModel> tags = Values(record, member, union, resolve);
            if (tags.Count == 0 || !tags.All(all.Add))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The values of a member that tell a record; none when they do not.</summary>
    public static IReadOnlyList<UnionTagModel> Values(Schema record, string tag, Schema union, Func<Schema, Schema> resolve)
    {
        bool isNamed = tag == union.DiscriminatorProperty;
        List<UnionTagModel>? listed = resolve(record).Property(tag) is { } member ? Listed(resolve(member)) : [];
        if (!isNamed || listed is null)
        {
            return listed ?? [];
        }

        // A mapping has texts for keys, whatever the values are.
        UnionTagModel[] own = [.. union.MappedTo(record.Reference).Select(static key => Text(key)).Where(key => listed.Count == 0 || listed[0].Shape == JsonShape.String)];
        UnionTagModel[] told = [.. own.Concat(listed.Where(value => value.Shape != JsonShape.String || !union.IsMapped(value.Value))).Distinct()];
        return told.Length > 0 || record.Reference is null ? told : [Text(record.Reference)];
    }

    /// <summary>The members that are required, or are constants that stand there by default, as pydantic writes a tag.</summary>
    private static IEnumerable<string> AlwaysThere(Schema record, Func<Schema, Schema> resolve) =>
        record.Required.Concat(record.Properties.Where(pair => IsConstantByDefault(pair.Value, resolve)).Select(static pair => pair.Key));

    private static bool IsConstantByDefault(Schema member, Func<Schema, Schema> resolve)
    {
        Schema target = resolve(member);
        JsonNode? only = target.Const ?? (target.Enum is { Count: 1 } values ? values[0] : null);
        return only is not null && JsonNode.DeepEquals(only, member.Default ?? target.Default);
    }

    /// <summary>The values that a schema lists; none when it lists none, null when one of them is no tag.</summary>
    private static List<UnionTagModel>? Listed(Schema member)
    {
        IReadOnlyList<JsonNode?> values = member.Const is { } constant ? [constant] : member.Enum ?? [];
        List<UnionTagModel> listed = [];
        foreach (JsonNode? value in values)
        {
            switch (value?.GetValueKind())
            {
                case JsonValueKind.String:
                    listed.Add(Text(value.GetValue<string>()));
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    listed.Add(new UnionTagModel(JsonShape.Boolean, value.ToJsonString()));
                    break;
                case JsonValueKind.Number when value.AsValue().TryGetValue(out long number):
                    listed.Add(new UnionTagModel(JsonShape.Number, number.ToString(CultureInfo.InvariantCulture)));
                    break;
                default:
                    return null;
            }
        }

        return listed;
    }

    private static UnionTagModel Text(string text) => new(JsonShape.String, text);
}
