using System.Text.Json.Nodes;
using Flux2Gen.Generator.Tests.Support;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Generator.Tests.Naming;

/// <summary>A name that is there stays when others are added.</summary>
public sealed class MemberNamesTests
{
    /// <summary>Parts of names that are nearly alike.</summary>
    private static readonly string[] Parts =
    [
        "hope", "Hope", "HOPE", "hOPE", "a", "A", "b", "B", "ab", "aB", "AB", "seed", "type", "1", "16", "9", "sixteen", "100", "05", "plus", "value", "",
        " ", "_", "-", ".", "/", ":", "'", "+", "$", "@", "!", "🤩", "\u3164", "é", "to_string", "parse",
    ];

    [Theory]
    [InlineData(new[] { "hope", "Hope" }, new[] { "Hope", "Hope_Title" })]
    [InlineData(new[] { "hope", "HOPE" }, new[] { "Hope", "Hope_Upper" })]
    [InlineData(new[] { "Hope", "Hope " }, new[] { "Hope", "Hope_Space_Title" })]
    [InlineData(new[] { "hope", "hope ", " hope" }, new[] { "Hope", "Hope_Space", "Space_Hope" })]
    [InlineData(new[] { "seed", "_seed" }, new[] { "Seed", "Underscore_Seed" })]
    [InlineData(new[] { "type", "$type", "@type" }, new[] { "Type", "DollarType", "AtType" })]
    [InlineData(new[] { "a_b", "a-b", "aB", "a b" }, new[] { "AB", "A_Dash_B", "AB_Camel", "A_Space_B" })]
    [InlineData(new[] { "plus", "+" }, new[] { "Plus", "Plus_" })]
    [InlineData(new[] { "empty", "" }, new[] { "Empty", "Empty_" })]
    [InlineData(new[] { "wow", "wow!", "wow🤩" }, new[] { "Wow", "Wow_Exclamation", "Wow_U1F929" })]
    [InlineData(new[] { "A+", "A", "A-" }, new[] { "APlus", "A", "AMinus" })]
    [InlineData(new[] { "10%", "10$" }, new[] { "_10Percent", "_10Dollar" })]
    [InlineData(new[] { "parse", "value" }, new[] { "ParseValue", "ValueValue" })]
    public void Plainest_spelling_keeps_the_plain_name(string[] wires, string[] names)
    {
        Assert.Equal(names, Named(wires));
        Assert.Equal(names.Reverse(), Named([.. wires.Reverse()]));
    }

    /// <summary>A plainer spelling takes the plain name. Nothing else that is added changes a name.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Added_value_renames_no_other(int seed)
    {
        var random = new Random(seed);
        for (int turn = 0; turn < 2_000; turn++)
        {
            string[] wires = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Wire(random)).Distinct()];
            string added = Wire(random);
            if (!wires.Contains(added))
            {
                AssertKept(wires, added);
            }
        }
    }

    [Fact]
    public void Values_of_the_documents_keep_their_names()
    {
        foreach (string id in RepositoryFiles.SpecIds)
        {
            foreach (string[] wires in Lists(JsonNode.Parse(RepositoryFiles.Spec(id).Text)))
            {
                foreach (string added in wires)
                {
                    AssertKept([.. wires.Where(wire => wire != added)], added);
                }
            }
        }
    }

    [Fact]
    public void Names_of_many_alike_values_are_distinct()
    {
        string[] wires = [.. Enumerable.Range(0, 2_000).Select(static number => new string(' ', number % 50) + "hope" + new string('_', number / 50))];

        string[] names = Named(wires);

        Assert.Equal(wires.Length, names.Distinct().Count());
        Assert.All(names, static name => Assert.InRange(name.Length, 1, 200));
    }

    private static void AssertKept(string[] wires, string added)
    {
        IReadOnlyDictionary<string, string> before = Assign(wires);
        IReadOnlyDictionary<string, string> after = Assign([.. wires, added]);
        string[] renamed = [.. wires.Where(wire => before[wire] != after[wire])];
        if (renamed.Length == 0)
        {
            return;
        }

        // Each other would have the plain name too, had it come alone.
        Assert.True(renamed.Length == 1 && after[added] == before[renamed[0]], $"'{string.Join("', '", wires)}' with '{added}' renames '{string.Join("', '", renamed)}'.");
        Assert.Equal(EnumMemberName.FromWire(added), EnumMemberName.FromWire(renamed[0]));
        Assert.True(SpelledName.Oddity(added) <= SpelledName.Oddity(renamed[0]));
    }

    private static string Wire(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Parts[random.Next(Parts.Length)]));

    private static string[] Named(string[] wires)
    {
        IReadOnlyDictionary<string, string> names = Assign(wires);
        return [.. wires.Select(wire => names[wire])];
    }

    private static IReadOnlyDictionary<string, string> Assign(string[] wires) => MemberNames.Assign(wires, EnumMemberName.FromWire, ReservedNames.IsOfEnum);

    private static IEnumerable<string[]> Lists(JsonNode? node) => node switch
    {
        JsonObject members => members
            .SelectMany(static member => member.Key == "enum" && member.Value is JsonArray list && list.All(static item => item?.GetValueKind() == System.Text.Json.JsonValueKind.String)
                ? [[.. list.Select(static item => item!.GetValue<string>())]]
                : Lists(member.Value)),
        JsonArray items => items.SelectMany(Lists),
        _ => [],
    };
}
