using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Flux2Gen.Transport;

namespace Flux2Gen.Storage;

/// <summary>Knows which local files were uploaded for an input and are still there, so that each is uploaded once.</summary>
/// <remarks>
/// A file is known by its <see cref="FalFileInput"/> and forgotten with it. One that has changed meanwhile, or whose half life in storage
/// is over, is uploaded anew: the model has to find it when it starts, and the queue may be long.
/// </remarks>
internal sealed class UploadedFiles(ClientTransport transport)
{
    /// <summary>How long a file is used for which only the account's settings say how long it is kept: fal's pages name 7 days as the least.</summary>
    private static readonly TimeSpan Unstated = TimeSpan.FromDays(1);

    private readonly ConditionalWeakTable<FalFileInput, Entry> _entries = [];

    /// <summary>Gets the URL of a file, and uploads it if need be. Two who ask at the same time upload it once.</summary>
    public async Task<Uri> GetAsync(FalFileInput file, Func<CancellationToken, Task<Uri>> upload, CancellationToken cancellationToken)
    {
        string? stamp = file.Stamp();
        if (stamp is null)
        {
            return await upload(cancellationToken).ConfigureAwait(false);
        }

        string key = await transport.Sender.GetKeyAsync(cancellationToken).ConfigureAwait(false);
        Entry entry = _entries.GetValue(file, static _ => new Entry());
        Failure? known = entry.Failure;
        await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (entry.Failure is { } failure && !ReferenceEquals(failure, known) && failure.Stamp == stamp && failure.Owner == key)
            {
                // It came while this one waited. Were each to find out for itself, one after the other, the last would wait for hours.
                failure.Cause.Throw();
            }

            DateTimeOffset now = transport.Options.TimeProvider.GetUtcNow();
            if (entry.Url is { } url && entry.Stamp == stamp && entry.Owner == key && now < entry.UsableUntil)
            {
                return url;
            }

            try
            {
                url = await upload(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                entry.Failure = new Failure(ExceptionDispatchInfo.Capture(exception), stamp, key);
                throw;
            }

            entry.Failure = null;
            (entry.Url, entry.Stamp, entry.Owner, entry.UsableUntil) = (url, stamp, key, UsableUntil(now));
            return url;
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    private DateTimeOffset UsableUntil(DateTimeOffset now)
    {
        TimeSpan kept = transport.Options.Upload.Lifecycle?.ExpiresAfter ?? (2 * Unstated);
        return kept == FalObjectLifecycle.Never || kept > TimeSpan.FromDays(3650) ? DateTimeOffset.MaxValue : now + (kept / 2);
    }

    private sealed record Failure(ExceptionDispatchInfo Cause, string Stamp, string Owner);

    // Its semaphore has no handle to give back, because nobody asks for one.
#pragma warning disable CA1001
    private sealed class Entry
#pragma warning restore CA1001
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Uri? Url { get; set; }

        public string? Stamp { get; set; }

        public string? Owner { get; set; }

        public DateTimeOffset UsableUntil { get; set; }

        /// <summary>Gets or sets how an upload last failed.</summary>
        public Failure? Failure { get; set; }
    }
}
