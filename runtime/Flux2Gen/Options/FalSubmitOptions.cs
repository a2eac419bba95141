namespace Flux2Gen;

/// <summary>What can be asked of a request that goes through the queue.</summary>
public class FalSubmitOptions : FalRequestOptions
{
    /// <summary>Gets the place in the queue.</summary>
    /// <value>The default value is <see langword="null"/>: what fal takes by itself, which is normal.</value>
    public FalQueuePriority? Priority { get; init; }

    /// <summary>Gets a note for the journal, such as the number of an order: it tells which request it was after a crash. It is not sent.</summary>
    /// <value>The default value is <see langword="null"/>: none.</value>
    public string? JournalNote { get; init; }

    internal override void Validate()
    {
        base.Validate();
        if (Priority is { } priority && !Enum.IsDefined(priority))
        {
            throw Invalid(nameof(Priority), "must be a value of FalQueuePriority");
        }
    }

    internal override void Apply(HttpRequestMessage request)
    {
        base.Apply(request);
        request.Headers.Replace("X-Fal-Queue-Priority", Priority switch
        {
            FalQueuePriority.Normal => "normal",
            FalQueuePriority.Low => "low",
            _ => null,
        });
    }
}
