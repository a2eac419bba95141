namespace Flux2Gen.Emulator;

/// <summary>An operation of fal's protocol that a <see cref="LocalFalFault"/> can apply to.</summary>
public enum LocalFalOperation
{
    /// <summary>A synchronous run: <c>POST fal.run/{id}</c>.</summary>
    Run,

    /// <summary>A run that tells its outputs as it works: <c>POST fal.run/{id}/stream</c>.</summary>
    Stream,

    /// <summary>A submit to the queue: <c>POST queue.fal.run/{id}</c>.</summary>
    Submit,

    /// <summary>A status poll: <c>GET …/requests/{request_id}/status</c>.</summary>
    Status,

    /// <summary>A status stream: <c>GET …/requests/{request_id}/status/stream</c>.</summary>
    StatusStream,

    /// <summary>Reading a result: <c>GET …/requests/{request_id}</c>.</summary>
    Result,

    /// <summary>A cancellation: <c>PUT …/requests/{request_id}/cancel</c>.</summary>
    Cancel,

    /// <summary>Asking for an upload address: <c>POST rest.fal.ai/storage/upload/initiate</c>, or for an upload in parts, on either way.</summary>
    UploadInitiate,

    /// <summary>Sending the bytes of an upload: <c>PUT {upload_url}</c>, or <c>POST v3.fal.media/files/upload</c>.</summary>
    UploadPut,

    /// <summary>Reading a stored file: <c>GET {file_url}</c>.</summary>
    Download,

    /// <summary>Reading the keys that webhooks are signed with: <c>GET rest.fal.ai/.well-known/jwks.json</c>.</summary>
    WebhookKeys,

    /// <summary>A delivery to the address that <c>fal_webhook</c> named: what goes wrong is <see cref="LocalFalFault.Webhook"/>.</summary>
    Webhook,

    /// <summary>Asking for a token for realtime connections: <c>POST rest.fal.ai/tokens/</c> or <c>/tokens/realtime</c>.</summary>
    RealtimeToken,

    /// <summary>A realtime connection: a WebSocket to <c>fal.run/{id}/realtime</c>.</summary>
    Realtime,

    /// <summary>Asking for a token to upload with: <c>POST rest.fal.ai/storage/auth/token</c>.</summary>
    UploadToken,

    /// <summary>Sending a part of an upload.</summary>
    UploadPart,

    /// <summary>Having the parts of an upload put together.</summary>
    UploadComplete,
}
