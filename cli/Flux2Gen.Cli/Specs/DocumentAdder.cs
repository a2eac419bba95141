namespace Flux2Gen.Cli.Specs;

/// <summary>Puts documents of endpoints into a folder.</summary>
/// <param name="store">The folder.</param>
/// <param name="intake">Fetches and checks.</param>
/// <param name="time">The clock.</param>
internal sealed class DocumentAdder(SpecStore store, DocumentIntake intake, TimeProvider time)
{
    /// <summary>Adds endpoints. One that cannot be added does not keep the others out.</summary>
    /// <param name="endpointIds">The ids.</param>
    /// <param name="isForced">Whether documents that were changed by hand are overwritten.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What became of each, in order.</returns>
    public async Task<IReadOnlyList<EndpointOutcome>> RunAsync(IReadOnlyList<string> endpointIds, bool isForced, CancellationToken cancellationToken)
    {
        IReadOnlyList<IncomingDocument> documents = intake.Check(await intake.FetchAsync(endpointIds, cancellationToken));
        try
        {
            return [.. documents.Select(document => Add(document, isForced))];
        }
        finally
        {
            store.Save();
        }
    }

    private EndpointOutcome Add(IncomingDocument document, bool isForced)
    {
        if (document.Problem is not null)
        {
            return document.ToRefusal();
        }

        string id = document.EndpointId;
        StoredState? state = store.StateOf(id);
        string? before = store.Read(id);
        if (before is not null && state != StoredState.Current && !isForced && NormalForm.TryOf(before) != document.Text)
        {
            return new EndpointOutcome(id, OutcomeKind.Failed)
            {
                Path = store.PathOf(id),
                Reason = state == StoredState.Edited
                    ? "The file was changed by hand since it was fetched; --force overwrites it."
                    : "There is a file already that is not from here and says something else; --force overwrites it.",
            };
        }

        bool isSame = before == document.Text && state == StoredState.Current;
        store.Put(id, document.Text, document.Source, time.GetUtcNow());
        return new EndpointOutcome(id, isSame ? OutcomeKind.Unchanged : before is null ? OutcomeKind.Added : OutcomeKind.Updated)
        {
            Path = store.PathOf(id),
            Diagnostics = document.Diagnostics,
            Endpoint = document.Endpoint,
        };
    }
}
