using System.Diagnostics.CodeAnalysis;
using Flux2Gen.Journal;
using Flux2Gen.Text;

namespace Flux2Gen;

/// <summary>A request that was under way when its process died.</summary>
public sealed class FalUnfinishedRequest
{
    private readonly FalJournalEntry _entry;

    internal FalUnfinishedRequest(JournalLease mark, FalJournalEntry entry)
    {
        _entry = entry;
        Mark = mark;
    }

    /// <summary>Gets the id of the endpoint; empty if the journal lost it.</summary>
    public string EndpointId => _entry.EndpointId;

    /// <summary>Gets fal's id of the request as the journal has it; <see langword="null"/> when the process died before it was told.</summary>
    /// <remarks>A journal that was damaged may have a text here that is not an id: <see cref="HasRequestId"/> tells.</remarks>
    public string? RequestId => _entry.RequestId;

    /// <summary>Gets when the request was submitted.</summary>
    public DateTimeOffset CreatedAt => _entry.CreatedAt;

    /// <summary>Gets what the caller noted: <see cref="FalQueueOptions.JournalNote"/>.</summary>
    public string? Note => _entry.Note;

    /// <summary>Gets a value indicating whether fal told the request's id before the process died, and the journal has it undamaged.</summary>
    /// <remarks>
    /// Look for an id similar to a damaged one on https://fal.ai/dashboard. Without any, it is not known whether fal has the request: the
    /// process died between sending it and reading the answer. It may be billed, and its result cannot be found. It is not sent again
    /// automatically: that is the caller's decision.
    /// </remarks>
    [MemberNotNullWhen(true, nameof(RequestId))]
    public bool HasRequestId => Models.EndpointId.IsRequestId(RequestId);

    internal JournalLease Mark { get; }

    /// <summary>Takes the request up, if it is one of an endpoint and has an id. Once its outcome was fetched and the loop goes on, it is struck off.</summary>
    /// <typeparam name="TInput">The type of the endpoint's input.</typeparam>
    /// <typeparam name="TOutput">The type of the endpoint's output.</typeparam>
    /// <param name="endpoint">The endpoint, such as <c>fal.Flux2Pro</c>.</param>
    /// <param name="request">The request.</param>
    /// <returns>Whether it is the endpoint's, and has an id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoint"/> is null.</exception>
    public bool TryAttach<TInput, TOutput>(FalEndpoint<TInput, TOutput> endpoint, [NotNullWhen(true)] out FalRequest<TOutput>? request)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        request = HasRequestId && string.Equals(EndpointId, endpoint.Id, StringComparison.Ordinal) ? endpoint.Attach(RequestId, Mark, CreatedAt) : null;
        return request is not null;
    }

    /// <summary>Strikes the request off, whatever became of it, when the loop goes on.</summary>
    /// <param name="cancellationToken">Ends the call before anything is noted.</param>
    /// <returns>A task that ends when that is noted.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public async Task RemoveFromJournalAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Mark.SettleAsync().ConfigureAwait(false);
    }

    /// <summary>Returns the endpoint, the id and the note.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => $"{ErrorText.OneLine(EndpointId)} {(RequestId is null ? "(may have been accepted)" : ErrorText.OneLine(RequestId))}{(Note is null ? "" : $" {ErrorText.OneLine(Note)}")}";
}
