using System.Collections.Immutable;
using System.Globalization;
using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Cli.Diff;

/// <summary>The names of endpoints in a project: where two want one, the generator gives the second its full name.</summary>
internal static class EndpointNames
{
    /// <summary>Names the endpoints of a set of documents.</summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="settings">What the project wants of its clients.</param>
    /// <returns>The ids by the names of the properties of <c>FalApi</c>.</returns>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<EndpointModel> endpoints, ClientSettings settings)
    {
        ImmutableArray<EndpointIdentity> identities = [.. endpoints.Select((endpoint, index) =>
            EndpointIdentity.Of(new SpecKey(index.ToString(CultureInfo.InvariantCulture), index), endpoint, settings.Names.ContainsKey(endpoint.Id)))];
        var collisions = EndpointCollisions.Find(identities);
        HashSet<SpecKey> renamed = [.. collisions.Renamed.Select(item => item.Key)];
        HashSet<SpecKey> refused = [.. collisions.Refused.Select(item => item.Key)];
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach ((EndpointModel endpoint, EndpointIdentity identity) in endpoints.Zip(identities).Where(item => !refused.Contains(item.Second.Key)))
        {
            names.TryAdd(ApiName.Of(renamed.Contains(identity.Key) ? EndpointName.Of(endpoint.Id, keepOwner: true) : endpoint.Name), endpoint.Id);
        }

        return names;
    }

    /// <summary>Reports the names that stand for other endpoints: the compiler may not notice.</summary>
    /// <param name="before">The old documents.</param>
    /// <param name="after">The new documents.</param>
    /// <returns>The changes by the id of the endpoint that had the name.</returns>
    public static IEnumerable<(string Id, Change Change)> Reused(DocumentSet before, DocumentSet after)
    {
        foreach ((string name, string id) in before.PropertyNames)
        {
            if (!after.PropertyNames.TryGetValue(name, out string? other) || other == id)
            {
                continue;
            }

            string? now = after.PropertyNames.FirstOrDefault(item => item.Value == id).Key;
            yield return (id, new Change
            {
                Kind = ChangeKind.MeaningChanged,
                Where = $"{ApiName.ClassName}.{name}",
                Wire = id,
                Compile = Impact.Risky,
                Runtime = Impact.Breaking,
                What = $"'{other}' now, '{id}' before",
                Meaning = "Code with this name compiles where the types fit, and calls another endpoint.",
                Action = now is null ? "Go through the places that use it." : $"Write {now} for '{id}', or give it a Name: see the Name of a FalSpec item.",
            });
        }
    }
}
