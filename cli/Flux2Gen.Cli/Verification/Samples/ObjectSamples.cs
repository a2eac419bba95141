using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Verification.Samples;

/// <summary>Sample objects: which members are there, and what is in them.</summary>
internal sealed class ObjectSamples
{
    /// <summary>The name of a member that no document lists.</summary>
    public const string UnlistedMember = "flux2gen_unlisted";

    /// <summary>The value of a member that no document lists.</summary>
    public const string UnlistedJson = """{"text":"x","number":1.50,"list":[null,true,{}]}""";

    private readonly List<KeyValuePair<string, RawSchema>> _members;
    private readonly IReadOnlySet<string> _required;
    private readonly string _unlisted;
    private readonly SampleBuilder _builder;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="schema">The schema of an object.</param>
    /// <param name="builder">Makes the values of members.</param>
    public ObjectSamples(RawSchema schema, SampleBuilder builder)
    {
        _members = [.. schema.Properties.Select(member => schema.HoldsFile && IsLength(member) ? new(member.Key, member.Value.AsNumber) : member)];
        _required = schema.Required;
        _builder = builder;
        _unlisted = schema.Get("additionalProperties") is { ValueKind: System.Text.Json.JsonValueKind.Object }
            ? builder.Typical(schema.MapValues)
            : UnlistedJson;
    }

    /// <summary>The object with its required members only.</summary>
    /// <returns>The JSON.</returns>
    public string RequiredOnly() => JsonText.Object(RequiredMembers());

    /// <summary>The object with every member, down to the bottom.</summary>
    /// <returns>The JSON.</returns>
    public string Full() => JsonText.Object(FullMembers());

    /// <summary>Objects that together hold every sample of every member.</summary>
    /// <returns>The objects.</returns>
    public IEnumerable<SampleValue> All()
    {
        yield return new SampleValue("all members", Full());
        yield return new SampleValue("required members only", RequiredOnly());
        yield return new SampleValue("members in reverse order", JsonText.Object(FullMembers().AsEnumerable().Reverse()));
        yield return new SampleValue("unlisted member", JsonText.Object([.. RequiredMembers(), new(UnlistedMember, _unlisted)]));
        if (_members.Any(member => member.Value.AllowsNull))
        {
            yield return new SampleValue("every nullable member null", JsonText.Object(
                FullMembers().Select(full => _members.Any(member => member.Key == full.Key && member.Value.AllowsNull) ? new(full.Key, "null") : full)));
        }

        foreach ((string name, RawSchema schema) in _members.Where(member => !_required.Contains(member.Key)))
        {
            yield return new SampleValue($"only '{name}'", JsonText.Object([.. RequiredMembers(), new(name, _builder.Typical(schema))]));
        }

        foreach ((string name, RawSchema schema) in _members)
        {
            foreach (string beyond in ScalarSamples.Beyond(schema))
            {
                yield return new SampleValue($"'{name}' beyond every C# number", JsonText.Object([.. RequiredMembers().Where(member => member.Key != name), new(name, beyond)]));
            }
        }

        foreach (SampleValue round in Rounds())
        {
            yield return round;
        }
    }

    // One object for each first, second, ... sample of all members at once: as many objects as the longest list of
    // samples, instead of their sum. What a member that has run out of samples holds is not news; it stays small.
    private IEnumerable<SampleValue> Rounds()
    {
        IReadOnlyList<SampleValue>[] samples = [.. _members.Select(member => _builder.Variants(member.Value))];
        string[] typical = [.. _members.Select(member => _builder.Typical(member.Value))];
        int rounds = samples.Select(list => list.Count).DefaultIfEmpty(0).Max();
        for (int round = 0; round < rounds; round++)
        {
            yield return new SampleValue($"round {round + 1}", JsonText.Object(Possible(_members.Select((member, index) =>
                KeyValuePair.Create(member.Key, round < samples[index].Count ? samples[index][round].Json : typical[index])))));
        }
    }

    // The length of a file is a number, whole ones among them, as a double is.
    private static bool IsLength(KeyValuePair<string, RawSchema> member) =>
        member.Key is "duration" or "fps"
        && (member.Value.Kind == SchemaKind.Union ? member.Value.Arms.Where(static arm => arm.Kind != SchemaKind.Null) : [member.Value]).All(static schema => schema.Kind == SchemaKind.Integer);

    private List<KeyValuePair<string, string>> FullMembers() =>
        [.. Possible(_members.Select(member => KeyValuePair.Create(member.Key, _builder.Full(member.Value))))];

    // What can have no value is left out where it may be; where it may not, the object has none either.
    private IEnumerable<KeyValuePair<string, string>> Possible(IEnumerable<KeyValuePair<string, string>> members) =>
        members.Where(member => _required.Contains(member.Key) || SampleBuilder.IsValue(member.Value));

    private List<KeyValuePair<string, string>> RequiredMembers() =>
        [.. _members.Where(member => _required.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, _builder.Typical(member.Value)))];
}
