namespace Flux2Gen;

/// <summary>Checks inputs before they are sent, and before any money is spent.</summary>
public static class FalValidation
{
    /// <summary>Checks ranges, lengths, counts, sizes of local files and missing values. Enums are open: an unlisted value is valid.</summary>
    /// <param name="input">The input.</param>
    /// <returns>Every broken rule; empty when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    public static IReadOnlyList<FalViolation> Validate(this IFalValidatable input) => FalValidator.Check(input);
}
