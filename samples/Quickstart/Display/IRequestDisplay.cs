using Flux2Gen;

namespace Quickstart.Display;

/// <summary>Shows how a request gets on while it is waited for.</summary>
internal interface IRequestDisplay
{
    /// <summary>Waits for a request.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="model">fal's id of the model.</param>
    /// <param name="request">Sends the request, and tells the action it is given of each update.</param>
    /// <returns>The result of the request.</returns>
    Task<T> FollowAsync<T>(string model, Func<Action<FalQueueUpdate>, Task<T>> request);
}
