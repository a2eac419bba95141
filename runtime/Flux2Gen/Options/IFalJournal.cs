namespace Flux2Gen;

/// <summary>Remembers which requests are under way, so that a process that dies loses none of them.</summary>
/// <remarks>
/// The client writes the intent before it submits a request, the id as soon as fal has told it, and strikes the entry off when the
/// outcome was delivered. <see cref="FalFileJournal"/> keeps it in files; another one may keep it in a database. Its methods are
/// called from many threads at once. What <see cref="BeginAsync"/> throws ends the call before anything is sent; what the others
/// throw is passed over, because a request that is paid for goes on.
/// </remarks>
public interface IFalJournal
{
    /// <summary>Gets the parts of the journal that <see cref="RecoverAsync"/> could not understand. The client logs each of them once.</summary>
    /// <remarks>A journal that wraps another one passes on what that one returns.</remarks>
    /// <value>By default, none.</value>
    IReadOnlyList<FalJournalDamage> Damaged => [];

    /// <summary>Notes that a request is about to be submitted. It must be safe from a crash when the task ends.</summary>
    /// <param name="entry">The request, without an id yet.</param>
    /// <param name="cancellationToken">Ends the call; nothing is submitted then.</param>
    /// <returns>A task that ends when it is noted.</returns>
    ValueTask BeginAsync(FalJournalEntry entry, CancellationToken cancellationToken);

    /// <summary>Notes the id that fal gave to a request.</summary>
    /// <param name="entryId">The id of the entry.</param>
    /// <param name="requestId">fal's id of the request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is noted.</returns>
    ValueTask AcceptAsync(string entryId, string requestId, CancellationToken cancellationToken);

    /// <summary>Strikes a request off: its outcome was delivered, or fal did not take it.</summary>
    /// <param name="entryId">The id of the entry. One that is not there is no error.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is struck off.</returns>
    ValueTask EndAsync(string entryId, CancellationToken cancellationToken);

    /// <summary>Takes over the entries of processes that are not alive any more.</summary>
    /// <remarks>
    /// An entry belongs to the journal that began it, or took it over, until that one is known to be dead: by a lock that dies with its
    /// process, or by a lease that it renews. Giving the entry of a living process to another one delivers its result twice.
    /// </remarks>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entries, oldest first. Each is given to one caller, and stays in the journal until it is struck off.</returns>
    ValueTask<IReadOnlyList<FalJournalEntry>> RecoverAsync(CancellationToken cancellationToken);
}
