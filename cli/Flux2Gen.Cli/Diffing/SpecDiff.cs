using Flux2Gen.Cli.Diffing.Comparing;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Diffing;

/// <summary>Compares documents by the clients that are made of them.</summary>
internal static class SpecDiff
{
    /// <summary>Compares two documents, of one endpoint or not.</summary>
    /// <param name="before">The old one.</param>
    /// <param name="after">The new one.</param>
    /// <returns>The changes.</returns>
    /// <exception cref="DocumentException">No client can be made of one of them.</exception>
    public static EndpointDiff Compare(SpecFile before, SpecFile after)
    {
        EndpointModel old = Read(before);
        return EndpointComparer.Compare(old, Read(after, nameFor: old.Id));
    }

    /// <summary>Compares two sets of documents: those of one endpoint with each other. Two single documents are compared whatever they are of.</summary>
    /// <param name="before">The old ones.</param>
    /// <param name="after">The new ones.</param>
    /// <returns>The changes.</returns>
    /// <exception cref="DocumentException">No client can be made of one of them, or two are of one endpoint.</exception>
    public static DiffResult Compare(IReadOnlyList<SpecFile> before, IReadOnlyList<SpecFile> after)
    {
        if (before is [var one] && after is [var other])
        {
            return new DiffResult([Compare(one, other)]);
        }

        Dictionary<string, EndpointModel> old = ReadAll(before);
        Dictionary<string, EndpointModel> now = ReadAll(after);
        return new DiffResult([.. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Select(id => EndpointComparer.Compare(old.GetValueOrDefault(id), now.GetValueOrDefault(id)))]);
    }

    /// <summary>Reads a document.</summary>
    /// <param name="file">The document.</param>
    /// <param name="nameFor">The id of an endpoint whose C# name it gets; <see langword="null"/> for its own.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="DocumentException">No client can be made of it.</exception>
    public static EndpointModel Read(SpecFile file, string? nameFor = null)
    {
        ParserOptions options = nameFor is null ? ParserOptions.Default : ParserOptions.Default with { Name = EndpointName.Of(nameFor, keepOwner: false) };
        ParsedSpec parsed = SpecParser.Parse(file.Text, options, CancellationToken.None);
        return parsed.Endpoint ?? throw new DocumentException($"{file.Path}: no client can be made of this document; 'flux2gen check' tells why.");
    }

    private static Dictionary<string, EndpointModel> ReadAll(IReadOnlyList<SpecFile> files)
    {
        var endpoints = new Dictionary<string, EndpointModel>(StringComparer.Ordinal);
        foreach (SpecFile file in files)
        {
            EndpointModel endpoint = Read(file);
            if (!endpoints.TryAdd(endpoint.Id, endpoint))
            {
                throw new DocumentException($"{file.Path}: there is another document of '{endpoint.Id}'.");
            }
        }

        return endpoints;
    }
}
