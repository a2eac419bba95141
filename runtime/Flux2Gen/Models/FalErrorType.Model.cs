namespace Flux2Gen;

/// <content>The types that a model reports about an input or about itself, as documented on https://docs.fal.ai/errors.</content>
public readonly partial record struct FalErrorType
{
    /// <summary>Gets the type of a model that failed by itself. Another try has a chance: <c>internal_server_error</c>.</summary>
    public static FalErrorType InternalServerError => new(Wire.InternalServerError);

    /// <summary>Gets the type of a model that took longer than it is given. Another try has a chance: <c>generation_timeout</c>.</summary>
    public static FalErrorType GenerationTimeout => new(Wire.GenerationTimeout);

    /// <summary>Gets the type of a service that the model relies on and that failed. Another try has a chance: <c>downstream_service_error</c>.</summary>
    public static FalErrorType DownstreamServiceError => new(Wire.DownstreamServiceError);

    /// <summary>Gets the type of a service that the model relies on and that was not there. Another try has a chance: <c>downstream_service_unavailable</c>.</summary>
    public static FalErrorType DownstreamServiceUnavailable => new(Wire.DownstreamServiceUnavailable);

    /// <summary>Gets the type of an input or output that the content policy forbids: <c>content_policy_violation</c>.</summary>
    public static FalErrorType ContentPolicyViolation => new(Wire.ContentPolicyViolation);

    /// <summary>Gets the type of a model that made nothing of the input: <c>no_media_generated</c>.</summary>
    public static FalErrorType NoMediaGenerated => new(Wire.NoMediaGenerated);

    /// <summary>Gets the type of an image that could not be read: <c>image_load_error</c>.</summary>
    public static FalErrorType ImageLoadError => new(Wire.ImageLoadError);

    /// <summary>Gets the type of a file that could not be fetched from its URL: <c>file_download_error</c>.</summary>
    public static FalErrorType FileDownloadError => new(Wire.FileDownloadError);

    /// <summary>Gets the type of an image without the face that the model needs: <c>face_detection_error</c>.</summary>
    public static FalErrorType FaceDetectionError => new(Wire.FaceDetectionError);

    /// <summary>Gets the type of a combination of settings that the model does not offer: <c>feature_not_supported</c>.</summary>
    public static FalErrorType FeatureNotSupported => new(Wire.FeatureNotSupported);

    /// <summary>Gets the type of an image below <see cref="FalErrorContext.MinWidth"/> or <see cref="FalErrorContext.MinHeight"/>: <c>image_too_small</c>.</summary>
    public static FalErrorType ImageTooSmall => new(Wire.ImageTooSmall);

    /// <summary>Gets the type of an image above <see cref="FalErrorContext.MaxWidth"/> or <see cref="FalErrorContext.MaxHeight"/>: <c>image_too_large</c>.</summary>
    public static FalErrorType ImageTooLarge => new(Wire.ImageTooLarge);

    /// <summary>Gets the type of a file above <see cref="FalErrorContext.MaxSize"/>: <c>file_too_large</c>.</summary>
    public static FalErrorType FileTooLarge => new(Wire.FileTooLarge);

    /// <summary>Gets the type of a number that is not above <see cref="FalErrorContext.GreaterThan"/>: <c>greater_than</c>.</summary>
    public static FalErrorType GreaterThan => new(Wire.GreaterThan);

    /// <summary>Gets the type of a number below <see cref="FalErrorContext.GreaterThanOrEqual"/>: <c>greater_than_equal</c>.</summary>
    public static FalErrorType GreaterThanEqual => new(Wire.GreaterThanEqual);

    /// <summary>Gets the type of a number that is not below <see cref="FalErrorContext.LessThan"/>: <c>less_than</c>.</summary>
    public static FalErrorType LessThan => new(Wire.LessThan);

    /// <summary>Gets the type of a number above <see cref="FalErrorContext.LessThanOrEqual"/>: <c>less_than_equal</c>.</summary>
    public static FalErrorType LessThanEqual => new(Wire.LessThanEqual);

    /// <summary>Gets the type of a number that is no multiple of <see cref="FalErrorContext.MultipleOf"/>: <c>multiple_of</c>.</summary>
    public static FalErrorType MultipleOf => new(Wire.MultipleOf);

    /// <summary>Gets the type of a list or text with fewer items than <see cref="FalErrorContext.MinLength"/>: <c>sequence_too_short</c>.</summary>
    public static FalErrorType SequenceTooShort => new(Wire.SequenceTooShort);

    /// <summary>Gets the type of a list or text with more items than <see cref="FalErrorContext.MaxLength"/>: <c>sequence_too_long</c>.</summary>
    public static FalErrorType SequenceTooLong => new(Wire.SequenceTooLong);

    /// <summary>Gets the type of a value that is none of <see cref="FalErrorContext.Expected"/>: <c>one_of</c>.</summary>
    public static FalErrorType OneOf => new(Wire.OneOf);

    /// <summary>Gets the type of an archive that could not be opened: <c>invalid_archive</c>.</summary>
    public static FalErrorType InvalidArchive => new(Wire.InvalidArchive);

    /// <summary>Gets the type of an archive with fewer files than <see cref="FalErrorContext.MinCount"/>: <c>archive_file_count_below_minimum</c>.</summary>
    public static FalErrorType ArchiveFileCountBelowMinimum => new(Wire.ArchiveFileCountBelowMinimum);

    /// <summary>Gets the type of an archive with more files than <see cref="FalErrorContext.MaxCount"/>: <c>archive_file_count_exceeds_maximum</c>.</summary>
    public static FalErrorType ArchiveFileCountExceedsMaximum => new(Wire.ArchiveFileCountExceedsMaximum);

    /// <summary>Gets the type of sound longer than <see cref="FalErrorContext.MaxDuration"/>: <c>audio_duration_too_long</c>.</summary>
    public static FalErrorType AudioDurationTooLong => new(Wire.AudioDurationTooLong);

    /// <summary>Gets the type of sound shorter than <see cref="FalErrorContext.MinDuration"/>: <c>audio_duration_too_short</c>.</summary>
    public static FalErrorType AudioDurationTooShort => new(Wire.AudioDurationTooShort);

    /// <summary>Gets the type of a video longer than <see cref="FalErrorContext.MaxDuration"/>: <c>video_duration_too_long</c>.</summary>
    public static FalErrorType VideoDurationTooLong => new(Wire.VideoDurationTooLong);

    /// <summary>Gets the type of a video shorter than <see cref="FalErrorContext.MinDuration"/>: <c>video_duration_too_short</c>.</summary>
    public static FalErrorType VideoDurationTooShort => new(Wire.VideoDurationTooShort);

    /// <summary>Gets the type of sound that is in none of <see cref="FalErrorContext.SupportedFormats"/>: <c>unsupported_audio_format</c>.</summary>
    public static FalErrorType UnsupportedAudioFormat => new(Wire.UnsupportedAudioFormat);

    /// <summary>Gets the type of an image that is in none of <see cref="FalErrorContext.SupportedFormats"/>: <c>unsupported_image_format</c>.</summary>
    public static FalErrorType UnsupportedImageFormat => new(Wire.UnsupportedImageFormat);

    /// <summary>Gets the type of a video that is in none of <see cref="FalErrorContext.SupportedFormats"/>: <c>unsupported_video_format</c>.</summary>
    public static FalErrorType UnsupportedVideoFormat => new(Wire.UnsupportedVideoFormat);

    /// <summary>Gets a value indicating whether this is one of the documented types that a model reports about an input or about itself.</summary>
    public bool IsModelError => Value
        is Wire.InternalServerError
        or Wire.GenerationTimeout
        or Wire.DownstreamServiceError
        or Wire.DownstreamServiceUnavailable
        or Wire.ContentPolicyViolation
        or Wire.NoMediaGenerated
        or Wire.ImageLoadError
        or Wire.FileDownloadError
        or Wire.FaceDetectionError
        or Wire.FeatureNotSupported
        or Wire.ImageTooSmall
        or Wire.ImageTooLarge
        or Wire.FileTooLarge
        or Wire.GreaterThan
        or Wire.GreaterThanEqual
        or Wire.LessThan
        or Wire.LessThanEqual
        or Wire.MultipleOf
        or Wire.SequenceTooShort
        or Wire.SequenceTooLong
        or Wire.OneOf
        or Wire.InvalidArchive
        or Wire.ArchiveFileCountBelowMinimum
        or Wire.ArchiveFileCountExceedsMaximum
        or Wire.AudioDurationTooLong
        or Wire.AudioDurationTooShort
        or Wire.VideoDurationTooLong
        or Wire.VideoDurationTooShort
        or Wire.UnsupportedAudioFormat
        or Wire.UnsupportedImageFormat
        or Wire.UnsupportedVideoFormat;

    /// <content>Types of models.</content>
    public static partial class Wire
    {
        /// <summary><c>internal_server_error</c></summary>
        public const string InternalServerError = "internal_server_error";

        /// <summary><c>generation_timeout</c></summary>
        public const string GenerationTimeout = "generation_timeout";

        /// <summary><c>downstream_service_error</c></summary>
        public const string DownstreamServiceError = "downstream_service_error";

        /// <summary><c>downstream_service_unavailable</c></summary>
        public const string DownstreamServiceUnavailable = "downstream_service_unavailable";

        /// <summary><c>content_policy_violation</c></summary>
        public const string ContentPolicyViolation = "content_policy_violation";

        /// <summary><c>no_media_generated</c></summary>
        public const string NoMediaGenerated = "no_media_generated";

        /// <summary><c>image_load_error</c></summary>
        public const string ImageLoadError = "image_load_error";

        /// <summary><c>file_download_error</c></summary>
        public const string FileDownloadError = "file_download_error";

        /// <summary><c>face_detection_error</c></summary>
        public const string FaceDetectionError = "face_detection_error";

        /// <summary><c>feature_not_supported</c></summary>
        public const string FeatureNotSupported = "feature_not_supported";

        /// <summary><c>image_too_small</c></summary>
        public const string ImageTooSmall = "image_too_small";

        /// <summary><c>image_too_large</c></summary>
        public const string ImageTooLarge = "image_too_large";

        /// <summary><c>file_too_large</c></summary>
        public const string FileTooLarge = "file_too_large";

        /// <summary><c>greater_than</c></summary>
        public const string GreaterThan = "greater_than";

        /// <summary><c>greater_than_equal</c></summary>
        public const string GreaterThanEqual = "greater_than_equal";

        /// <summary><c>less_than</c></summary>
        public const string LessThan = "less_than";

        /// <summary><c>less_than_equal</c></summary>
        public const string LessThanEqual = "less_than_equal";

        /// <summary><c>multiple_of</c></summary>
        public const string MultipleOf = "multiple_of";

        /// <summary><c>sequence_too_short</c></summary>
        public const string SequenceTooShort = "sequence_too_short";

        /// <summary><c>sequence_too_long</c></summary>
        public const string SequenceTooLong = "sequence_too_long";

        /// <summary><c>one_of</c></summary>
        public const string OneOf = "one_of";

        /// <summary><c>invalid_archive</c></summary>
        public const string InvalidArchive = "invalid_archive";

        /// <summary><c>archive_file_count_below_minimum</c></summary>
        public const string ArchiveFileCountBelowMinimum = "archive_file_count_below_minimum";

        /// <summary><c>archive_file_count_exceeds_maximum</c></summary>
        public const string ArchiveFileCountExceedsMaximum = "archive_file_count_exceeds_maximum";

        /// <summary><c>audio_duration_too_long</c></summary>
        public const string AudioDurationTooLong = "audio_duration_too_long";

        /// <summary><c>audio_duration_too_short</c></summary>
        public const string AudioDurationTooShort = "audio_duration_too_short";

        /// <summary><c>video_duration_too_long</c></summary>
        public const string VideoDurationTooLong = "video_duration_too_long";

        /// <summary><c>video_duration_too_short</c></summary>
        public const string VideoDurationTooShort = "video_duration_too_short";

        /// <summary><c>unsupported_audio_format</c></summary>
        public const string UnsupportedAudioFormat = "unsupported_audio_format";

        /// <summary><c>unsupported_image_format</c></summary>
        public const string UnsupportedImageFormat = "unsupported_image_format";

        /// <summary><c>unsupported_video_format</c></summary>
        public const string UnsupportedVideoFormat = "unsupported_video_format";
    }
}
