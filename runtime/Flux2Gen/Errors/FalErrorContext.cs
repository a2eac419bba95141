using System.Text.Json;

namespace Flux2Gen;

/// <summary>The figures behind a <see cref="FalFieldError"/>: fal's <c>ctx</c>. What a type of error does not have is <see langword="null"/>.</summary>
/// <remarks>Whatever else there is, for types of errors that this library does not know, stands in <see cref="RawJson"/>.</remarks>
public sealed partial class FalErrorContext
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="rawJson">The figures as fal sent them.</param>
    public FalErrorContext(JsonElement rawJson)
        : this((JsonElement?)rawJson)
    {
    }

    private FalErrorContext(JsonElement? rawJson)
    {
        RawJson = rawJson;
        Expected = Texts("expected");
        SupportedFormats = Texts("supported_formats");
        SupportedExtensions = Texts("supported_extensions");
    }

    /// <summary>Gets a context without figures.</summary>
    public static FalErrorContext Empty { get; } = new(rawJson: null);

    /// <summary>Gets the figures as fal sent them, or <see langword="null"/> when there are none.</summary>
    public JsonElement? RawJson { get; }

    /// <summary>Gets the least width of an image, in pixels.</summary>
    public int? MinWidth => Int32("min_width");

    /// <summary>Gets the least height of an image, in pixels.</summary>
    public int? MinHeight => Int32("min_height");

    /// <summary>Gets the greatest width of an image, in pixels.</summary>
    public int? MaxWidth => Int32("max_width");

    /// <summary>Gets the greatest height of an image, in pixels.</summary>
    public int? MaxHeight => Int32("max_height");

    /// <summary>Gets the greatest size of a file, in bytes.</summary>
    public long? MaxSize => Number("max_size") is { } size && size.TryGetInt64(out long value) ? value : null;

    /// <summary>Gets the number that a value has to be above: <c>gt</c>.</summary>
    public decimal? GreaterThan => Decimal("gt");

    /// <summary>Gets the least number that a value may be: <c>ge</c>.</summary>
    public decimal? GreaterThanOrEqual => Decimal("ge");

    /// <summary>Gets the number that a value has to be below: <c>lt</c>.</summary>
    public decimal? LessThan => Decimal("lt");

    /// <summary>Gets the greatest number that a value may be: <c>le</c>.</summary>
    public decimal? LessThanOrEqual => Decimal("le");

    /// <summary>Gets the number of which a value has to be a multiple.</summary>
    public decimal? MultipleOf => Decimal("multiple_of");

    /// <summary>Gets the least length of a list or text.</summary>
    public int? MinLength => Int32("min_length");

    /// <summary>Gets the greatest length of a list or text.</summary>
    public int? MaxLength => Int32("max_length");

    /// <summary>Gets the least number of files in an archive.</summary>
    public int? MinCount => Int32("min_count");

    /// <summary>Gets the greatest number of files in an archive.</summary>
    public int? MaxCount => Int32("max_count");

    /// <summary>Gets the number of files in the archive that was refused.</summary>
    public int? ProvidedCount => Int32("provided_count");

    /// <summary>Gets the least duration; fal gives seconds.</summary>
    public TimeSpan? MinDuration => Seconds("min_duration");

    /// <summary>Gets the greatest duration; fal gives seconds.</summary>
    public TimeSpan? MaxDuration => Seconds("max_duration");

    /// <summary>Gets the duration of what was refused; fal gives seconds.</summary>
    public TimeSpan? ProvidedDuration => Seconds("provided_duration");

    /// <summary>Gets the values that are allowed; empty when fal does not list them.</summary>
    public IReadOnlyList<string> Expected { get; }

    /// <summary>Gets the formats that are supported, such as <c>png</c>; empty when fal does not list them.</summary>
    public IReadOnlyList<string> SupportedFormats { get; }

    /// <summary>Gets the extensions of files that are supported, such as <c>.png</c>; empty when fal does not list them.</summary>
    public IReadOnlyList<string> SupportedExtensions { get; }

    /// <summary>Returns the figures as JSON.</summary>
    /// <returns>A JSON text, or an empty one when there are none.</returns>
    public override string ToString() => RawJson?.GetRawText() ?? "";
}
