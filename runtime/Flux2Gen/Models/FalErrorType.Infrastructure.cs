namespace Flux2Gen;

/// <content>The types that fal reports when a request did not get through a model, as documented on fal's page on request errors.</content>
public readonly partial record struct FalErrorType
{
    /// <summary>Gets the type of a request that took longer than the endpoint allows (504): <c>request_timeout</c>.</summary>
    public static FalErrorType RequestTimeout => new(Wire.RequestTimeout);

    /// <summary>Gets the type of a runner that did not start in time (504): <c>startup_timeout</c>.</summary>
    public static FalErrorType StartupTimeout => new(Wire.StartupTimeout);

    /// <summary>Gets the type of a request for which there was no runner (503): <c>runner_scheduling_failure</c>.</summary>
    public static FalErrorType RunnerSchedulingFailure => new(Wire.RunnerSchedulingFailure);

    /// <summary>Gets the type of a runner that could not be reached in time (503): <c>runner_connection_timeout</c>.</summary>
    public static FalErrorType RunnerConnectionTimeout => new(Wire.RunnerConnectionTimeout);

    /// <summary>Gets the type of a runner that went away during the request (503): <c>runner_disconnected</c>.</summary>
    public static FalErrorType RunnerDisconnected => new(Wire.RunnerDisconnected);

    /// <summary>Gets the type of a runner that took no connection (503): <c>runner_connection_refused</c>.</summary>
    public static FalErrorType RunnerConnectionRefused => new(Wire.RunnerConnectionRefused);

    /// <summary>Gets the type of a runner whose connection failed (503): <c>runner_connection_error</c>.</summary>
    public static FalErrorType RunnerConnectionError => new(Wire.RunnerConnectionError);

    /// <summary>Gets the type of a runner whose answer broke off (502): <c>runner_incomplete_response</c>.</summary>
    public static FalErrorType RunnerIncompleteResponse => new(Wire.RunnerIncompleteResponse);

    /// <summary>Gets the type of a runner that failed (500): <c>runner_server_error</c>.</summary>
    public static FalErrorType RunnerServerError => new(Wire.RunnerServerError);

    /// <summary>Gets the type of a failure of fal's own (500): <c>internal_error</c>.</summary>
    public static FalErrorType InternalError => new(Wire.InternalError);

    /// <summary>Gets the type of a caller that went away before the answer (499): <c>client_disconnected</c>.</summary>
    public static FalErrorType ClientDisconnected => new(Wire.ClientDisconnected);

    /// <summary>Gets the type of a request that its caller cancelled (499): <c>client_cancelled</c>.</summary>
    public static FalErrorType ClientCancelled => new(Wire.ClientCancelled);

    /// <summary>Gets the type of a request that the runner could not make sense of (400): <c>bad_request</c>.</summary>
    public static FalErrorType BadRequest => new(Wire.BadRequest);

    /// <summary>Gets a value indicating whether this is one of the documented types that fal reports when a request did not get through a model.</summary>
    public bool IsInfrastructureError => Value
        is Wire.RequestTimeout
        or Wire.StartupTimeout
        or Wire.RunnerSchedulingFailure
        or Wire.RunnerConnectionTimeout
        or Wire.RunnerDisconnected
        or Wire.RunnerConnectionRefused
        or Wire.RunnerConnectionError
        or Wire.RunnerIncompleteResponse
        or Wire.RunnerServerError
        or Wire.InternalError
        or Wire.ClientDisconnected
        or Wire.ClientCancelled
        or Wire.BadRequest;

    /// <content>Types of fal itself.</content>
    public static partial class Wire
    {
        /// <summary><c>request_timeout</c></summary>
        public const string RequestTimeout = "request_timeout";

        /// <summary><c>startup_timeout</c></summary>
        public const string StartupTimeout = "startup_timeout";

        /// <summary><c>runner_scheduling_failure</c></summary>
        public const string RunnerSchedulingFailure = "runner_scheduling_failure";

        /// <summary><c>runner_connection_timeout</c></summary>
        public const string RunnerConnectionTimeout = "runner_connection_timeout";

        /// <summary><c>runner_disconnected</c></summary>
        public const string RunnerDisconnected = "runner_disconnected";

        /// <summary><c>runner_connection_refused</c></summary>
        public const string RunnerConnectionRefused = "runner_connection_refused";

        /// <summary><c>runner_connection_error</c></summary>
        public const string RunnerConnectionError = "runner_connection_error";

        /// <summary><c>runner_incomplete_response</c></summary>
        public const string RunnerIncompleteResponse = "runner_incomplete_response";

        /// <summary><c>runner_server_error</c></summary>
        public const string RunnerServerError = "runner_server_error";

        /// <summary><c>internal_error</c></summary>
        public const string InternalError = "internal_error";

        /// <summary><c>client_disconnected</c></summary>
        public const string ClientDisconnected = "client_disconnected";

        /// <summary><c>client_cancelled</c></summary>
        public const string ClientCancelled = "client_cancelled";

        /// <summary><c>bad_request</c></summary>
        public const string BadRequest = "bad_request";
    }
}
