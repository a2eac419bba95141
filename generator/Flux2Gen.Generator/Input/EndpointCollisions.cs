using System.Collections.Immutable;
using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Specs;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Generator.Input;

/// <summary>Which documents are in each other's way. Nearly always empty, and then nothing runs again on its account. An incremental value.</summary>
/// <param name="Duplicates">Documents of an endpoint that another document describes already: path, path of the other.</param>
/// <param name="Renamed">Documents whose C# names another has: path, id of the other.</param>
internal sealed record EndpointCollisions(EquatableArray<EndpointCollision> Duplicates, EquatableArray<EndpointCollision> Renamed)
{
    public static EndpointCollisions Find(ImmutableArray<EndpointIdentity> identities)
    {
        List<EndpointCollision> duplicates = [];
        List<EndpointCollision> renamed = [];

        // File names and types: both are unique regardless of letter case, as file systems and FalApi's readers are.
        Dictionary<string, EndpointIdentity> files = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, EndpointIdentity> types = new(StringComparer.Ordinal);
        foreach (EndpointIdentity identity in identities
            .Where(static identity => identity.Id.Length > 0)
            .OrderBy(static identity => identity.Id, StringComparer.Ordinal)
            .ThenBy(static identity => identity.Path, StringComparer.Ordinal))
        {
            string file = EndpointName.ToFileName(identity.Id);
            if (files.TryGetValue(file, out EndpointIdentity? first))
            {
                duplicates.Add(new EndpointCollision(identity.Path, first.Path));
                continue;
            }

            files.Add(file, identity);
            string? taken = identity.TypeNames.FirstOrDefault(types.ContainsKey);
            if (taken is not null)
            {
                renamed.Add(new EndpointCollision(identity.Path, types[taken].Id));
                continue;
            }

            foreach (string name in identity.TypeNames)
            {
                types[name] = identity;
            }
        }

        return new EndpointCollisions(duplicates.ToEquatableArray(), renamed.ToEquatableArray());
    }

    /// <summary>The file as it is when nothing is in its way; otherwise under other names, or not at all.</summary>
    public ParsedFile Resolve(ParsedFile file, ImmutableArray<SpecFile> files, CancellationToken cancellationToken)
    {
        if (file.Endpoint is not { } endpoint)
        {
            return file;
        }

        if (Duplicates.FirstOrDefault(item => item.Path == file.Path) is { } duplicate)
        {
            return file with
            {
                Endpoint = null,
                Diagnostics = [DiagnosticInfo.AtStart(Descriptors.DuplicateEndpoint, file.Path, endpoint.Id, duplicate.Other)],
            };
        }

        if (Renamed.FirstOrDefault(item => item.Path == file.Path) is not { } renamed)
        {
            return file;
        }

        ParsedFile again = ParsedFile.Parse(files.First(item => item.Path == file.Path), keepOwner: true, cancellationToken);
        bool helped = again.Endpoint is { } other && other.Name != endpoint.Name;
        DiagnosticInfo diagnostic = helped
            ? DiagnosticInfo.AtStart(Descriptors.EndpointRenamed, file.Path, endpoint.Id, endpoint.Name, renamed.Other, again.Endpoint!.Name)
            : DiagnosticInfo.AtStart(Descriptors.EndpointNameTaken, file.Path, endpoint.Id, endpoint.Name, renamed.Other);
        return again with
        {
            Endpoint = helped ? again.Endpoint : null,
            Diagnostics = [.. again.Diagnostics, diagnostic],
        };
    }
}
