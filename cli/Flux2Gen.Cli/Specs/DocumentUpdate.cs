using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Specs;

/// <summary>Brings documents of a folder to what fal has now, or says what would change.</summary>
/// <param name="store">The folder.</param>
/// <param name="intake">Fetches and checks.</param>
/// <param name="clients">What the project wants of its clients, for saying what changed.</param>
/// <param name="time">The clock.</param>
internal sealed class DocumentUpdate(SpecStore store, DocumentIntake intake, ClientSettings clients, TimeProvider time)
{
    /// <summary>Gets a value indicating whether nothing is written.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Gets a value indicating whether documents that were changed by hand are overwritten.</summary>
    public bool IsForced { get; init; }

    /// <summary>Updates documents.</summary>
    /// <param name="endpointIds">The ids; none for all that are recorded.</param>
    /// <param name="cancellationToken">Ends the work; what was written until then is recorded.</param>
    /// <returns>What became of each, in order.</returns>
    public async Task<IReadOnlyList<EndpointOutcome>> RunAsync(IReadOnlyList<string> endpointIds, CancellationToken cancellationToken)
    {
        string[] ids = [.. endpointIds.Count > 0 ? endpointIds.Distinct(StringComparer.Ordinal) : store.Entries.Keys];
        IReadOnlyList<IncomingDocument> fetched = await intake.FetchAsync(ids.Where(store.Entries.ContainsKey), cancellationToken);

        // Only what changed has to be proved again.
        IReadOnlyList<IncomingDocument> changed = intake.Check([.. fetched.Where(document => document.Problem is null && !IsAsRecorded(document))]);
        ILookup<string, IncomingDocument> documents = fetched
            .Where(document => document.Problem is not null || IsAsRecorded(document))
            .Concat(changed)
            .ToLookup(document => document.EndpointId, StringComparer.Ordinal);
        try
        {
            return [.. ids.Select(id => documents[id].FirstOrDefault() is { } document
                ? Update(document)
                : new EndpointOutcome(id, OutcomeKind.Failed) { Reason = $"It is not recorded in {LockFile.Name}; 'flux2gen add {id}' adds it." })];
        }
        finally
        {
            store.Save();
        }
    }

    private bool IsAsRecorded(IncomingDocument document) => store.Entries[document.EndpointId].Sha256 == NormalForm.HashOf(document.Text);

    private EndpointOutcome Update(IncomingDocument document)
    {
        string id = document.EndpointId;
        if (document.Problem is not null)
        {
            return document.ToRefusal() with { Path = document.Text.Length > 0 ? store.PathOf(id) : null };
        }

        StoredState state = store.StateOf(id)!.Value;
        bool isSame = IsAsRecorded(document);
        bool isEdited = state == StoredState.Edited;
        if (isSame && (state == StoredState.Current || (isEdited && !IsForced)))
        {
            return new EndpointOutcome(id, OutcomeKind.Unchanged) { Path = store.PathOf(id), Reason = isEdited ? "The file was changed by hand; fal's document was not." : null };
        }

        var outcome = new EndpointOutcome(id, OutcomeKind.Outdated)
        {
            Path = store.PathOf(id),
            Reason = state == StoredState.Missing ? "The file is missing." : isEdited ? "The file was changed by hand." : null,
            Diagnostics = document.Diagnostics,
        };
        outcome = Compare(outcome, document);
        if (IsCheck)
        {
            return outcome;
        }

        if (isEdited && !IsForced)
        {
            return outcome with { Kind = OutcomeKind.Failed, Reason = "The file was changed by hand, and fal's document changed too; --force overwrites the file." };
        }

        store.Put(id, document.Text, document.Source, time.GetUtcNow());
        return outcome with { Kind = OutcomeKind.Updated };
    }

    private EndpointOutcome Compare(EndpointOutcome outcome, IncomingDocument document)
    {
        if (store.Read(document.EndpointId) is not { } before)
        {
            return outcome;
        }

        ClientSettings settings = clients with { Parsing = clients.Parsing with { KeepOwner = document.KeepsOwner } };
        try
        {
            EndpointDiff diff = SpecDiff.Compare(new SpecFile(outcome.Path!, before), new SpecFile(outcome.Path!, document.Text), settings);
            return diff.Changes.Count > 0 ? outcome with { Changes = diff.Changes } : outcome with { Reason = $"{outcome.Reason} Callers see no difference.".TrimStart() };
        }
        catch (DocumentException)
        {
            // Changed by hand, and not well.
            return outcome with { Reason = $"{outcome.Reason} There is no telling what changed: no client can be made of the old document.".TrimStart() };
        }
    }
}
