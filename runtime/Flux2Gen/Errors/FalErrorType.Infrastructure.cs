namespace Flux2Gen;

/// <content>The types that fal reports when a request did not get through a model, as documented on fal's page on request errors.</content>
public readonly partial struct FalErrorType
{
    /// <summary>Gets the type of a request that took longer than the endpoint allows (504): <c>request_timeout</c>.</summary>
    public static FalErrorType RequestTimeout { get; } = new("request_timeout");

    /// <summary>Gets the type of a runner that did not start in time (504): <c>startup_timeout</c>.</summary>
    public static FalErrorType StartupTimeout { get; } = new("startup_timeout");

    /// <summary>Gets the type of a request for which there was no runner (503): <c>runner_scheduling_failure</c>.</summary>
    public static FalErrorType RunnerSchedulingFailure { get; } = new("runner_scheduling_failure");

    /// <summary>Gets the type of a runner that could not be reached in time (503): <c>runner_connection_timeout</c>.</summary>
    public static FalErrorType RunnerConnectionTimeout { get; } = new("runner_connection_timeout");

    /// <summary>Gets the type of a runner that went away during the request (503): <c>runner_disconnected</c>.</summary>
    public static FalErrorType RunnerDisconnected { get; } = new("runner_disconnected");

    /// <summary>Gets the type of a runner that took no connection (503): <c>runner_connection_refused</c>.</summary>
    public static FalErrorType RunnerConnectionRefused { get; } = new("runner_connection_refused");

    /// <summary>Gets the type of a runner whose connection failed (503): <c>runner_connection_error</c>.</summary>
    public static FalErrorType RunnerConnectionError { get; } = new("runner_connection_error");

    /// <summary>Gets the type of a runner whose answer broke off (502): <c>runner_incomplete_response</c>.</summary>
    public static FalErrorType RunnerIncompleteResponse { get; } = new("runner_incomplete_response");

    /// <summary>Gets the type of a runner that failed (500): <c>runner_server_error</c>.</summary>
    public static FalErrorType RunnerServerError { get; } = new("runner_server_error");

    /// <summary>Gets the type of a failure of fal's own (500): <c>internal_error</c>.</summary>
    public static FalErrorType InternalError { get; } = new("internal_error");

    /// <summary>Gets the type of a caller that went away before the answer (499): <c>client_disconnected</c>.</summary>
    public static FalErrorType ClientDisconnected { get; } = new("client_disconnected");

    /// <summary>Gets the type of a request that its caller cancelled (499): <c>client_cancelled</c>.</summary>
    public static FalErrorType ClientCancelled { get; } = new("client_cancelled");

    /// <summary>Gets the type of a request that the runner could not make sense of (400): <c>bad_request</c>.</summary>
    public static FalErrorType BadRequest { get; } = new("bad_request");

    /// <summary>Gets a value indicating whether this is one of the documented types that fal reports when a request did not get through a model.</summary>
    public bool IsInfrastructureError => Value
        is "request_timeout"
        or "startup_timeout"
        or "runner_scheduling_failure"
        or "runner_connection_timeout"
        or "runner_disconnected"
        or "runner_connection_refused"
        or "runner_connection_error"
        or "runner_incomplete_response"
        or "runner_server_error"
        or "internal_error"
        or "client_disconnected"
        or "client_cancelled"
        or "bad_request";
}
