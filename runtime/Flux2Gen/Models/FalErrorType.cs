using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Flux2Gen.Text;

namespace Flux2Gen;

/// <summary>fal's name for what went wrong. Types that fal adds later, and those of models that have their own, are kept as they are.</summary>
/// <remarks>For a <c>switch</c>, use <see cref="Value"/> and the constants of <see cref="Wire"/>.</remarks>
[JsonConverter(typeof(FalModelConverter<FalErrorType>))]
public readonly partial record struct FalErrorType : IFalStringEnumValue<FalErrorType>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="value">The type as fal writes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public FalErrorType(string value) => _value = FalEnums.NullIfEmpty(value);

    /// <summary>Gets the types that this library knows.</summary>
    public static IReadOnlyList<FalErrorType> Values { get; } =
    [
        InternalServerError, GenerationTimeout, DownstreamServiceError, DownstreamServiceUnavailable, ContentPolicyViolation,
        NoMediaGenerated, ImageLoadError, FileDownloadError, FaceDetectionError, FeatureNotSupported, ImageTooSmall,
        ImageTooLarge, FileTooLarge, GreaterThan, GreaterThanEqual, LessThan, LessThanEqual, MultipleOf, SequenceTooShort,
        SequenceTooLong, OneOf, InvalidArchive, ArchiveFileCountBelowMinimum, ArchiveFileCountExceedsMaximum,
        AudioDurationTooLong, AudioDurationTooShort, VideoDurationTooLong, VideoDurationTooShort, UnsupportedAudioFormat,
        UnsupportedImageFormat, UnsupportedVideoFormat, RequestTimeout, StartupTimeout, RunnerSchedulingFailure,
        RunnerConnectionTimeout, RunnerDisconnected, RunnerConnectionRefused, RunnerConnectionError, RunnerIncompleteResponse,
        RunnerServerError, InternalError, ClientDisconnected, ClientCancelled, BadRequest
    ];

    /// <summary>Gets the type as fal writes it.</summary>
    public string Value => _value ?? "";

    /// <summary>Gets a value indicating whether this library knows the type.</summary>
    public bool IsKnown => IsModelError || IsInfrastructureError;

    /// <inheritdoc/>
    public static FalErrorType Parse(string s, IFormatProvider? provider) => new(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FalErrorType result) => FalEnums.TryParse(s, out result);

    /// <summary>Returns the type as fal writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>The type with a name; null without one.</summary>
    internal static FalErrorType? From(string? value) => string.IsNullOrWhiteSpace(value) ? null : new FalErrorType(ErrorText.OneLine(value, 100));

    /// <summary>The types that this library knows, as fal writes them: constants, for <c>switch</c>.</summary>
    public static partial class Wire;
}
