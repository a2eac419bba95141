namespace Flux2Gen;

/// <content>The types that a model reports about an input or about itself, as documented on https://docs.fal.ai/errors.</content>
public readonly partial struct FalErrorType
{
    /// <summary>Gets the type of a model that failed by itself. Another try has a chance: <c>internal_server_error</c>.</summary>
    public static FalErrorType InternalServerError { get; } = new("internal_server_error");

    /// <summary>Gets the type of a model that took longer than it is given. Another try has a chance: <c>generation_timeout</c>.</summary>
    public static FalErrorType GenerationTimeout { get; } = new("generation_timeout");

    /// <summary>Gets the type of a service that the model relies on and that failed. Another try has a chance: <c>downstream_service_error</c>.</summary>
    public static FalErrorType DownstreamServiceError { get; } = new("downstream_service_error");

    /// <summary>Gets the type of a service that the model relies on and that was not there. Another try has a chance: <c>downstream_service_unavailable</c>.</summary>
    public static FalErrorType DownstreamServiceUnavailable { get; } = new("downstream_service_unavailable");

    /// <summary>Gets the type of an input or output that the content policy forbids: <c>content_policy_violation</c>.</summary>
    public static FalErrorType ContentPolicyViolation { get; } = new("content_policy_violation");

    /// <summary>Gets the type of a model that made nothing of the input: <c>no_media_generated</c>.</summary>
    public static FalErrorType NoMediaGenerated { get; } = new("no_media_generated");

    /// <summary>Gets the type of an image that could not be read: <c>image_load_error</c>.</summary>
    public static FalErrorType ImageLoadError { get; } = new("image_load_error");

    /// <summary>Gets the type of a file that could not be fetched from its URL: <c>file_download_error</c>.</summary>
    public static FalErrorType FileDownloadError { get; } = new("file_download_error");

    /// <summary>Gets the type of an image without the face that the model needs: <c>face_detection_error</c>.</summary>
    public static FalErrorType FaceDetectionError { get; } = new("face_detection_error");

    /// <summary>Gets the type of a combination of settings that the model does not offer: <c>feature_not_supported</c>.</summary>
    public static FalErrorType FeatureNotSupported { get; } = new("feature_not_supported");

    /// <summary>Gets the type of an image below <see cref="FalErrorContext.MinWidth"/> or <see cref="FalErrorContext.MinHeight"/>: <c>image_too_small</c>.</summary>
    public static FalErrorType ImageTooSmall { get; } = new("image_too_small");

    /// <summary>Gets the type of an image above <see cref="FalErrorContext.MaxWidth"/> or <see cref="FalErrorContext.MaxHeight"/>: <c>image_too_large</c>.</summary>
    public static FalErrorType ImageTooLarge { get; } = new("image_too_large");

    /// <summary>Gets the type of a file above <see cref="FalErrorContext.MaxSize"/>: <c>file_too_large</c>.</summary>
    public static FalErrorType FileTooLarge { get; } = new("file_too_large");

    /// <summary>Gets the type of a number that is not above <see cref="FalErrorContext.GreaterThan"/>: <c>greater_than</c>.</summary>
    public static FalErrorType GreaterThan { get; } = new("greater_than");

    /// <summary>Gets the type of a number below <see cref="FalErrorContext.GreaterThanEqual"/>: <c>greater_than_equal</c>.</summary>
    public static FalErrorType GreaterThanEqual { get; } = new("greater_than_equal");

    /// <summary>Gets the type of a number that is not below <see cref="FalErrorContext.LessThan"/>: <c>less_than</c>.</summary>
    public static FalErrorType LessThan { get; } = new("less_than");

    /// <summary>Gets the type of a number above <see cref="FalErrorContext.LessThanEqual"/>: <c>less_than_equal</c>.</summary>
    public static FalErrorType LessThanEqual { get; } = new("less_than_equal");

    /// <summary>Gets the type of a number that is no multiple of <see cref="FalErrorContext.MultipleOf"/>: <c>multiple_of</c>.</summary>
    public static FalErrorType MultipleOf { get; } = new("multiple_of");

    /// <summary>Gets the type of a list or text with fewer items than <see cref="FalErrorContext.MinLength"/>: <c>sequence_too_short</c>.</summary>
    public static FalErrorType SequenceTooShort { get; } = new("sequence_too_short");

    /// <summary>Gets the type of a list or text with more items than <see cref="FalErrorContext.MaxLength"/>: <c>sequence_too_long</c>.</summary>
    public static FalErrorType SequenceTooLong { get; } = new("sequence_too_long");

    /// <summary>Gets the type of a value that is none of <see cref="FalErrorContext.Expected"/>: <c>one_of</c>.</summary>
    public static FalErrorType OneOf { get; } = new("one_of");

    /// <summary>Gets the type of an archive that could not be opened: <c>invalid_archive</c>.</summary>
    public static FalErrorType InvalidArchive { get; } = new("invalid_archive");

    /// <summary>Gets the type of an archive with fewer files than <see cref="FalErrorContext.MinCount"/>: <c>archive_file_count_below_minimum</c>.</summary>
    public static FalErrorType ArchiveFileCountBelowMinimum { get; } = new("archive_file_count_below_minimum");

    /// <summary>Gets the type of an archive with more files than <see cref="FalErrorContext.MaxCount"/>: <c>archive_file_count_exceeds_maximum</c>.</summary>
    public static FalErrorType ArchiveFileCountExceedsMaximum { get; } = new("archive_file_count_exceeds_maximum");

    /// <summary>Gets the type of sound longer than <see cref="FalErrorContext.MaxDuration"/>: <c>audio_duration_too_long</c>.</summary>
    public static FalErrorType AudioDurationTooLong { get; } = new("audio_duration_too_long");

    /// <summary>Gets the type of sound shorter than <see cref="FalErrorContext.MinDuration"/>: <c>audio_duration_too_short</c>.</summary>
    public static FalErrorType AudioDurationTooShort { get; } = new("audio_duration_too_short");

    /// <summary>Gets the type of a video longer than <see cref="FalErrorContext.MaxDuration"/>: <c>video_duration_too_long</c>.</summary>
    public static FalErrorType VideoDurationTooLong { get; } = new("video_duration_too_long");

    /// <summary>Gets the type of a video shorter than <see cref="FalErrorContext.MinDuration"/>: <c>video_duration_too_short</c>.</summary>
    public static FalErrorType VideoDurationTooShort { get; } = new("video_duration_too_short");

    /// <summary>Gets the type of sound that is in none of <see cref="FalErrorContext.SupportedFormats"/>: <c>unsupported_audio_format</c>.</summary>
    public static FalErrorType UnsupportedAudioFormat { get; } = new("unsupported_audio_format");

    /// <summary>Gets the type of an image that is in none of <see cref="FalErrorContext.SupportedFormats"/>: <c>unsupported_image_format</c>.</summary>
    public static FalErrorType UnsupportedImageFormat { get; } = new("unsupported_image_format");

    /// <summary>Gets the type of a video that is in none of <see cref="FalErrorContext.SupportedFormats"/>: <c>unsupported_video_format</c>.</summary>
    public static FalErrorType UnsupportedVideoFormat { get; } = new("unsupported_video_format");

    /// <summary>Gets a value indicating whether this is one of the documented types that a model reports about an input or about itself.</summary>
    public bool IsModelError => Value
        is "internal_server_error"
        or "generation_timeout"
        or "downstream_service_error"
        or "downstream_service_unavailable"
        or "content_policy_violation"
        or "no_media_generated"
        or "image_load_error"
        or "file_download_error"
        or "face_detection_error"
        or "feature_not_supported"
        or "image_too_small"
        or "image_too_large"
        or "file_too_large"
        or "greater_than"
        or "greater_than_equal"
        or "less_than"
        or "less_than_equal"
        or "multiple_of"
        or "sequence_too_short"
        or "sequence_too_long"
        or "one_of"
        or "invalid_archive"
        or "archive_file_count_below_minimum"
        or "archive_file_count_exceeds_maximum"
        or "audio_duration_too_long"
        or "audio_duration_too_short"
        or "video_duration_too_long"
        or "video_duration_too_short"
        or "unsupported_audio_format"
        or "unsupported_image_format"
        or "unsupported_video_format";
}
