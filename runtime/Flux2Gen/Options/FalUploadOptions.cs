using Flux2Gen.Options;

namespace Flux2Gen;

/// <summary>How files are uploaded.</summary>
public sealed record FalUploadOptions
{
    private const int Mebibyte = 1 << 20;
    private const int LeastPartSize = 64 << 10;
    private const int MostPartSize = 1 << 30;

    /// <summary>Gets the way on which files get into storage.</summary>
    /// <value>The default value is <see cref="FalUploadRoute.Auto"/>.</value>
    public FalUploadRoute Route { get; init; }

    /// <summary>Gets how long the files are kept, and who may read them. Sent as <c>X-Fal-Object-Lifecycle</c>.</summary>
    /// <remarks>A file that a model is to read has to be there, and open to the model, until the model has started.</remarks>
    /// <value>The default value is <see langword="null"/>: as the account's settings say.</value>
    public FalObjectLifecycle? Lifecycle { get; init; }

    /// <summary>Gets the length in bytes above which a file is sent in parts, not negative.</summary>
    /// <remarks>A stream that cannot seek does not tell its length: it is sent in parts when it does not fit into one.</remarks>
    /// <value>The default value is 94,371,840: 90 MiB, as in fal's JavaScript client.</value>
    public long MultipartThreshold { get; init; } = 90L * Mebibyte;

    /// <summary>Gets the length of a part in bytes, from 65,536 to 1,073,741,824. Storage may refuse parts of less than 5 MiB.</summary>
    /// <remarks>Storage takes at most 10,000 parts: those of a file that is longer than so many are made larger.</remarks>
    /// <value>The default value is 10,485,760: 10 MiB, as in fal's own clients.</value>
    public int PartSize { get; init; } = 10 * Mebibyte;

    /// <summary>Gets how many parts of a file are sent at a time, and how many files of an input, from 1 to 64.</summary>
    /// <remarks>Parts of a stream that cannot seek are held in memory while they are sent: as many, and no more.</remarks>
    /// <value>The default value is 4.</value>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>Gets how long the upload of a file may take with all its repetitions, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. At most 49 days.</summary>
    /// <remarks>Each exchange has <see cref="FalClientOptions.NetworkTimeout"/> as well, and a second more for each 100 KB that it sends.</remarks>
    /// <value>The default value is infinite.</value>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>The property that is not allowed, and its rule; nulls when there is none.</summary>
    internal (string? Property, string? Rule) FindViolation() =>
        !Enum.IsDefined(Route) ? (nameof(Route), "must be a value of FalUploadRoute")
        : Lifecycle?.FindViolation() is { } rule ? (nameof(Lifecycle), rule)
        : MultipartThreshold < 0 ? (nameof(MultipartThreshold), "must not be negative")
        : PartSize is < LeastPartSize or > MostPartSize ? (nameof(PartSize), "must be from 65,536 to 1,073,741,824")
        : MaxConcurrency is < 1 or > 64 ? (nameof(MaxConcurrency), "must be from 1 to 64")
        : !TimeLimit.IsValid(Timeout) ? (nameof(Timeout), $"must be {TimeLimit.Rule}")
        : (null, null);

    internal void Validate()
    {
        (string? property, string? rule) = FindViolation();
        if (property is not null)
        {
            throw new ArgumentException($"{nameof(FalUploadOptions)}.{property} {rule}.");
        }
    }
}
