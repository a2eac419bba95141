namespace Flux2Gen;

/// <summary>An input breaks rules of its document. Nothing was sent, uploaded or billed.</summary>
/// <remarks>The check can be turned off with <see cref="FalClientOptions.ValidateInput"/>.</remarks>
public sealed class FalInputException : FalException
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="violations">Every broken rule.</param>
    /// <exception cref="ArgumentNullException"><paramref name="violations"/> is null.</exception>
    public FalInputException(IReadOnlyList<FalViolation> violations)
        : base(ToMessage(violations)) => Violations = violations;

    /// <summary>Gets every broken rule.</summary>
    public IReadOnlyList<FalViolation> Violations { get; }

    private static string ToMessage(IReadOnlyList<FalViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return $"The input was not sent, because it breaks the endpoint's rules: {string.Join(' ', violations)}";
    }
}
