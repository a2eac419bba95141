namespace Flux2Gen.Wire;

/// <summary>A way in which our requests differ from those of fal's clients, and why. One that does not occur is a failure, too.</summary>
/// <param name="Client">The client that differs: <c>js</c>, <c>py</c>, or <c>*</c> for both.</param>
/// <param name="Of">What differs: <c>header user-agent</c>, <c>query</c>, <c>path</c>, <c>body</c>.</param>
/// <param name="IsIt">Whether a difference is this one: theirs and ours, null where it is not there.</param>
/// <param name="Reason">Why that is right.</param>
internal sealed record Difference(string Client, string Of, Func<string?, string?, bool> IsIt, string Reason);
