using System.Collections.Immutable;
using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Generator.Input;

/// <summary>Which documents are in each other's way. Nearly always empty, and then nothing runs again on its account. An incremental value.</summary>
/// <param name="Duplicates">Documents of an endpoint that another document describes already: the document, path of the other.</param>
/// <param name="Renamed">Documents whose C# names another has, and who get others: the document, id of the other.</param>
/// <param name="Refused">Documents whose C# names another has, and whom no other names would help: the document, id of the other.</param>
internal sealed record EndpointCollisions(
    EquatableArray<EndpointCollision> Duplicates,
    EquatableArray<EndpointCollision> Renamed,
    EquatableArray<EndpointCollision> Refused)
{
    public static EndpointCollisions Find(ImmutableArray<EndpointIdentity> identities)
    {
        List<EndpointCollision> duplicates = [];
        List<EndpointCollision> renamed = [];
        List<EndpointCollision> refused = [];

        // File names and types: both are unique regardless of letter case, as file systems and FalApi's readers are.
        Dictionary<string, EndpointIdentity> files = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, EndpointIdentity> types = new(StringComparer.Ordinal);
        HashSet<string> fullNames = new(StringComparer.Ordinal);
        string[]? names = null;
        foreach (EndpointIdentity identity in identities
            .Where(static identity => identity.Id.Length > 0)
            .OrderBy(static identity => identity.Id, StringComparer.Ordinal)
            .ThenBy(static identity => identity.Key.Path, StringComparer.Ordinal)
            .ThenBy(static identity => identity.Key.Index))
        {
            string file = EndpointName.ToFileName(identity.Id);
            if (files.TryGetValue(file, out EndpointIdentity? first))
            {
                (first.Id == identity.Id ? duplicates : refused).Add(new EndpointCollision(identity.Key, first.Id == identity.Id ? first.Key.Path : first.Id));
                continue;
            }

            files.Add(file, identity);
            if (identity.TypeNames.FirstOrDefault(types.ContainsKey) is { } taken)
            {
                string fullName = EndpointName.Of(identity.Id, keepOwner: true);
                bool helps = !identity.IsNamed
                    && fullName != EndpointName.Of(identity.Id, keepOwner: false)
                    && fullNames.Add(fullName)
                    && !AnyStartsWith(names ??= SortedNames(identities), fullName);
                (helps ? renamed : refused).Add(new EndpointCollision(identity.Key, types[taken].Id));
                continue;
            }

            foreach (string name in identity.TypeNames)
            {
                types[name] = identity;
            }
        }

        return new EndpointCollisions(duplicates.ToEquatableArray(), renamed.ToEquatableArray(), refused.ToEquatableArray());
    }

    private static string[] SortedNames(ImmutableArray<EndpointIdentity> identities)
    {
        string[] names = [.. identities.SelectMany(static identity => identity.TypeNames)];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    private static bool AnyStartsWith(string[] sortedNames, string prefix)
    {
        int index = Array.BinarySearch(sortedNames, prefix, StringComparer.Ordinal);
        return index >= 0 || (~index < sortedNames.Length && sortedNames[~index].StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>The file as it is when nothing is in its way; otherwise under other names, or not at all.</summary>
    public ParsedFile Resolve(ParsedFile file, ImmutableArray<SpecPart> parts, CancellationToken cancellationToken)
    {
        if (file.Endpoint is not { } endpoint)
        {
            return file;
        }

        if (Duplicates.FirstOrDefault(item => item.Key == file.Key) is { } duplicate)
        {
            return file with
            {
                Endpoint = null,
                Diagnostics = [DiagnosticInfo.At(Descriptors.DuplicateEndpoint, file.Key.Path, file.IdPlace, endpoint.Id, duplicate.Other)],
            };
        }

        if (Refused.FirstOrDefault(item => item.Key == file.Key) is { } refused)
        {
            DiagnosticInfo diagnostic = DiagnosticInfo.At(Descriptors.EndpointNameTaken, file.Key.Path, file.IdPlace, endpoint.Id, endpoint.Name, refused.Other);
            return file with { Endpoint = null, Diagnostics = [.. file.Diagnostics, diagnostic] };
        }

        if (Renamed.FirstOrDefault(item => item.Key == file.Key) is not { } renamed)
        {
            return file;
        }

        SpecPart part = parts.First(item => item.Key == file.Key);
        ParsedFile again = ParsedFile.Parse(part.With(part.Options with { KeepOwner = true }), cancellationToken);
        return again with
        {
            Diagnostics =
            [
                .. again.Diagnostics,
                DiagnosticInfo.At(Descriptors.EndpointRenamed, file.Key.Path, file.IdPlace, endpoint.Id, endpoint.Name, renamed.Other, again.Endpoint?.Name ?? ""),
            ],
        };
    }
}
