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
    /// The member that tells alternatives apart: the one that the document names, or one that all require and that is another
    /// constant in each; null when there is none.
    /// </summary>
    public static string? Member(IReadOnlyList<Schema> records, Schema union, Func<Schema, Schema> resolve)
    {
        HashSet<string> shared = new(resolve(records[0]).Required, StringComparer.Ordinal);
        foreach (Schema record in records)
        {
            shared.IntersectWith(resolve(record).Required);
        }

        IEnumerable<string> candidates = resolve(records[0]).Required.Where(shared.Contains);
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
        if (!isNamed)
        {
            return listed is { Count: 1 } ? listed : [];
        }

        if (listed is null)
        {
            return [];
        }

        // A mapping has texts for keys, whatever the values are.
        IEnumerable<UnionTagModel> mapped = union.MappedTo(record.Reference)
            .Select(static key => Text(key))
            .Where(key => listed.Count == 0 || listed[0].Shape == JsonShape.String);
        UnionTagModel[] told = [.. listed.Concat(mapped).Distinct()];
        return told.Length > 0 || record.Reference is null ? told : [Text(record.Reference)];
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
