using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Flux2Gen.Diagnostics;
using Flux2Gen.Text;
using Flux2Gen.Transport;

namespace Flux2Gen.Journal;

/// <summary>Keeps the journal of a client, if it has one.</summary>
internal sealed class JournalTracker(IFalJournal? journal, CallObserver observer)
{
    private readonly ConcurrentDictionary<string, JournalLease> _marks = new(StringComparer.Ordinal);
    private readonly List<UnfinishedEntry> _unfinished = [];
    private readonly HashSet<string> _removedEarly = new(StringComparer.Ordinal);
    private readonly HashSet<FalJournalDamage> _reported = [];
    private int _awaitedAnswers;

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
            CreatedAt = observer.Time.GetUtcNow(),
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
            throw new FalException($"The request could not be noted in the journal, and was not sent: {ErrorText.OneLine(exception.Message)} Check where FalClientOptions.Journal writes to.", exception) { EndpointId = endpointId };
        }

        lock (_removedEarly)
        {
            _awaitedAnswers++;
        }

        return entry.Id;
    }

    /// <summary>The answer to a submit came, or will not come: the last word on an entry that was begun.</summary>
    public void Answered(string? entryId)
    {
        if (entryId is null)
        {
            return;
        }

        lock (_removedEarly)
        {
            if (--_awaitedAnswers == 0)
            {
                _removedEarly.Clear();
            }
        }
    }

    /// <summary>Notes the id of a request, and gives its mark; null without a journal.</summary>
    public async ValueTask<JournalLease?> AcceptAsync(string? entryId, string requestId)
    {
        if (entryId is null)
        {
            return null;
        }

        await PassOverAsync("accept", entryId, () => journal!.AcceptAsync(entryId, requestId, CancellationToken.None)).ConfigureAwait(false);
        JournalLease mark;
        bool isRemoved;
        lock (_removedEarly)
        {
            mark = Mark(entryId, requestId);
            isRemoved = _removedEarly.Remove(requestId);
        }

        if (isRemoved)
        {
            await mark.SettleAsync().ConfigureAwait(false);
        }

        return mark;
    }

    /// <summary>Strikes a request off; when the answer that tells its id is still on its way here, as soon as it comes: a webhook may be faster.</summary>
    public ValueTask RemoveAsync(string requestId)
    {
        JournalLease? mark;
        lock (_removedEarly)
        {
            mark = Find(requestId);
            if (mark is null && _awaitedAnswers > 0)
            {
                _removedEarly.Add(requestId);
            }
        }

        return mark?.SettleAsync() ?? default;
    }

    /// <summary>Strikes a request off that has no id.</summary>
    public ValueTask EndAsync(string? entryId) => entryId is null ? default : PassOverAsync("end", entryId, () => journal!.EndAsync(entryId, CancellationToken.None));

    /// <summary>Strikes a request off.</summary>
    public ValueTask EndAsync(JournalLease mark)
    {
        if (mark.RequestId is { } requestId)
        {
            _marks.TryRemove(requestId, out _);
        }

        return EndAsync(mark.EntryId);
    }

    /// <summary>The mark of a request that is under way in this process; null when there is none.</summary>
    public JournalLease? Find(string? requestId) => requestId is null ? null : _marks.GetValueOrDefault(requestId);

    /// <summary>Takes over what processes left that are not alive any more, and gives it and what of it was not struck off before.</summary>
    public async IAsyncEnumerable<UnfinishedEntry> ResumeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<FalJournalEntry> recovered = await journal!.RecoverAsync(cancellationToken).ConfigureAwait(false);
        UnfinishedEntry[] unfinished;
        lock (_unfinished)
        {
            foreach (FalJournalDamage damage in journal.Damaged.Where(_reported.Add))
            {
                LogMessages.JournalDamaged(observer.Logger, damage.Path, damage.Reason);
            }

            _unfinished.RemoveAll(static entry => entry.Mark.IsEnded);
            _unfinished.AddRange(recovered.Select(entry => new UnfinishedEntry(Mark(entry.Id, entry.RequestId), entry)));
            unfinished = [.. _unfinished];
        }

        foreach (UnfinishedEntry request in unfinished)
        {
            request.Mark.Hold();
            bool isTaken = false;
            try
            {
                yield return request;
                isTaken = true;
            }
            finally
            {
                if (!isTaken)
                {
                    request.Mark.Abandon();
                }
            }

            // Who comes for the next one has taken what came of this one.
            await request.Mark.ReleaseAsync().ConfigureAwait(false);
        }
    }

    private JournalLease Mark(string entryId, string? requestId)
    {
        var mark = new JournalLease(this, entryId, requestId);
        if (requestId is not null)
        {
            _marks[requestId] = mark;
        }

        return mark;
    }

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
