using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;

namespace Flux2Gen.Cli.Specs;

/// <summary>Fetches documents and proves, before anything is written, that a build can use them.</summary>
/// <param name="catalog">Where they come from.</param>
/// <param name="emitter">Makes code of them.</param>
/// <param name="store">The folder that they are for.</param>
internal sealed class DocumentIntake(FalCatalog catalog, ISpecEmitter emitter, SpecStore store)
{
    // Enough to be quick, and few enough not to be a burden.
    private const int AtOnce = 4;

    private const string NameCollision = "FLUX0202";

    /// <summary>Fetches the documents of endpoints.</summary>
    /// <param name="endpointIds">The ids.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The documents in the order of the ids, each once.</returns>
    public async Task<IReadOnlyList<IncomingDocument>> FetchAsync(IEnumerable<string> endpointIds, CancellationToken cancellationToken)
    {
        string[] ids = [.. endpointIds.Distinct(StringComparer.Ordinal)];
        IncomingDocument?[] documents = [.. ids.Select(Place)];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ids.Length).Where(index => documents[index] is null),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, token) => documents[index] = await FetchAsync(ids[index], token));
        return documents!;
    }

    /// <summary>Has code made of documents, together with those that the folder has, as a build would.</summary>
    /// <param name="documents">The documents.</param>
    /// <returns>The documents, those turned away of which no code can be made.</returns>
    public IReadOnlyList<IncomingDocument> Check(IReadOnlyList<IncomingDocument> documents)
    {
        Dictionary<string, SpecFile> files = documents
            .Where(document => document.Problem is null)
            .Select(document => new SpecFile(store.PathOf(document.EndpointId), document.Text))
            .ToDictionary(file => file.Path, StringComparer.Ordinal);
        if (files.Count == 0)
        {
            return documents;
        }

        EmittedProject emitted = emitter.Emit([.. files.Values, .. store.Files().Where(file => !files.ContainsKey(file.Path))]);
        return [.. documents.Select(document => document.Problem is null ? Check(document, emitted) : document)];
    }

    private IncomingDocument Check(IncomingDocument document, EmittedProject emitted)
    {
        string path = store.PathOf(document.EndpointId);

        // Without a path it is the generator itself that failed, and nobody's document is proved.
        SpecDiagnostic[] diagnostics = [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Path == path || diagnostic is { Path: "", IsError: true })];
        bool isEmitted = !diagnostics.Any(diagnostic => diagnostic.IsError)
            && emitted.Sources.Any(source => source.HintName == EmittedSource.HintNameOf(document.EndpointId));
        bool keepsOwner = diagnostics.Any(diagnostic => diagnostic.Id == NameCollision);
        IncomingDocument looked = document with
        {
            Diagnostics = diagnostics,
            KeepsOwner = keepsOwner,
            Endpoint = isEmitted ? EndpointView.TryRead(document.Text, keepsOwner) : null,
        };
        return looked.Endpoint is not null ? looked : looked with { Problem = "No code can be made of its document." };
    }

    private IncomingDocument? Place(string endpointId)
    {
        try
        {
            return store.ProblemWith(endpointId) is { } problem ? IncomingDocument.Refused(endpointId, problem) : null;
        }
        catch (StoreException exception)
        {
            return IncomingDocument.Refused(endpointId, exception.Message);
        }
    }

    private async Task<IncomingDocument> FetchAsync(string endpointId, CancellationToken cancellationToken)
    {
        try
        {
            FetchedDocument document = await catalog.GetDocumentAsync(endpointId, cancellationToken);
            return new IncomingDocument(endpointId) { Text = NormalForm.Of(document.Text), Source = document.Source.AbsoluteUri };
        }
        catch (FetchException exception)
        {
            return IncomingDocument.Refused(endpointId, exception.Message, exception.Problem);
        }
        catch (StoreException exception)
        {
            return IncomingDocument.Refused(endpointId, exception.Message);
        }
    }
}
