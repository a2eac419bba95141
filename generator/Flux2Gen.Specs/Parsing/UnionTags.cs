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
        IEnumerable<string> shared = resolve(records[0]).Properties.Select(static pair => pair.Key).Where(name => records.All(record => IsAlwaysThere(resolve(record), name, resolve)));
        IEnumerable<string> candidates = union.DiscriminatorProperty is { } named ? [named, .. shared] : shared;
        return candidates.FirstOrDefault(member =>
        {
            IReadOnlyList<UnionTagModel>[] values = [.. records.Select(record => Values(record, member, union, resolve))];
            UnionTagModel[] all = [.. values.SelectMany(static tags => tags)];
            return values.All(static tags => tags.Count > 0) && all.Distinct().Count() == all.Length;
        });
    }

    /// <summary>The values of a member that tell a record; none when they do not.</summary>
    public static IReadOnlyList<UnionTagModel> Values(Schema record, string tag, Schema union, Func<Schema, Schema> resolve)
    {
        bool isNamed = tag == union.DiscriminatorProperty;
        List<UnionTagModel>? listed = resolve(record).Properties.FirstOrDefault(pair => pair.Key == tag).Value is { } member ? Listed(resolve(member)) : [];
        if (!isNamed || listed is null)
        {
            return listed ?? [];
        }

        // A mapping has texts for keys, whatever the values are.
        ILookup<bool, UnionTagModel> mapped = union.DiscriminatorMapping
            .ToLookup(mapping => mapping.Value == record.Reference, static mapping => Text(mapping.Key));
        IEnumerable<UnionTagModel> own = mapped[true].Where(key => listed.Count == 0 || listed[0].Shape == JsonShape.String);
        UnionTagModel[] told = [.. own.Concat(listed.Except(mapped[false])).Distinct()];
        return told.Length > 0 || record.Reference is null ? told : [Text(record.Reference)];
    }

    /// <summary>Whether a member is required, or is a constant that stands there by default, as pydantic writes a tag.</summary>
    private static bool IsAlwaysThere(Schema record, string name, Func<Schema, Schema> resolve)
    {
        if (record.Required.Contains(name) || record.Properties.FirstOrDefault(pair => pair.Key == name).Value is not { } member)
        {
            return record.Required.Contains(name);
        }

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
