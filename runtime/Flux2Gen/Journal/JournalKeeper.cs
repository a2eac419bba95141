namespace Flux2Gen;

/// <summary>Keeps the journal of a client, if it has one.</summary>
internal sealed class JournalKeeper(IFalJournal? journal, CallObserver observer)
{
    /// <summary>Notes that a request is about to be submitted, and gives the id of the entry; null without a journal.</summary>
    /// <exception cref="FalException">It could not be noted, so that nothing must be sent.</exception>
    public async ValueTask<string?> BeginAsync(string endpointId, string? note, CancellationToken cancellationToken)
    {
        if (journal is null)
        {
            return null;
        }

        var entry = new FalJournalEntry
        {
            Id = Guid.NewGuid().ToString("N"),
            EndpointId = endpointId,
            StartedAt = observer.Time.GetUtcNow(),
            Note = note,
        };
        try
        {
            await journal.BeginAsync(entry, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It may have been noted all the same.
            await EndAsync(entry.Id).ConfigureAwait(false);
            throw;
        }
        catch (Exception exception)
        {
            throw new FalException($"The request could not be noted in the journal, and was not sent: {ErrorText.OneLine(exception.Message)}", exception) { EndpointId = endpointId };
        }

        return entry.Id;
    }

    /// <summary>Notes the id of a request.</summary>
    public ValueTask AcceptAsync(string? entryId, string requestId) => entryId is null ? default : PassOverAsync("accept", entryId, () => journal!.AcceptAsync(entryId, requestId, CancellationToken.None));

    /// <summary>Strikes a request off.</summary>
    public ValueTask EndAsync(string? entryId) => entryId is null ? default : PassOverAsync("end", entryId, () => journal!.EndAsync(entryId, CancellationToken.None));

    /// <summary>Lets a request go on that the journal could not be told of: it is paid for, and at worst it is found again after a crash.</summary>
    private async ValueTask PassOverAsync(string step, string entryId, Func<ValueTask> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A journal may be anybody's, and throw anything.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogMessages.JournalFailed(observer.Logger, entryId, step, ErrorTypes.Of(exception));
        }
    }
}
