using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Unicode;
using Flux2Gen.Content;
using Flux2Gen.Errors;
using Flux2Gen.Json;
using Flux2Gen.Text;

namespace Flux2Gen.Transport;

/// <summary>An answer, read to its end.</summary>
internal sealed class ApiResponse
{
    private readonly HttpResponseHeaders _headers;
    private readonly string? _charset;
    private ReadOnlyMemory<byte>? _body;
    private JsonElement? _json;
    private bool _isParsed;
    private ErrorBody? _error;

    public ApiResponse(HttpResponseMessage message, ReadOnlyMemory<byte> body, string? key)
    {
        _headers = message.Headers;
        _charset = message.Content.Headers.ContentType?.CharSet;
        IsCompressed = CompressedBody.EncodingsOf(message).Count > 0;
        StatusCode = message.StatusCode;
        IsSuccess = message.IsSuccessStatusCode;
        ContentType = message.Content.Headers.ContentType?.ToString();
        RawBody = body;
        Key = key;
    }

    private ApiResponse(ApiResponse other, ReadOnlyMemory<byte> body)
    {
        _headers = other._headers;
        _charset = other._charset;
        StatusCode = other.StatusCode;
        IsSuccess = other.IsSuccess;
        ContentType = "application/json";
        RawBody = body;
        Key = other.Key;
        Attempts = other.Attempts;
    }

    public HttpStatusCode StatusCode { get; }

    public bool IsSuccess { get; }

    public string? ContentType { get; }

    /// <summary>Gets a value indicating whether the body is a file, such as a picture or a sound, and not a page of a proxy or JSON that was cut off.</summary>
    public bool IsMedia => !IsUnnamedText && !RawBody.IsEmpty && !IsPage && !IsTornJson && ContentType is { } type && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        && !type.Contains("json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether the body is a text that is called mere bytes, as some proxies call what they say.</summary>
    private bool IsUnnamedText => ContentType?.Contains("octet-stream", StringComparison.OrdinalIgnoreCase) == true
        && TextSignatures.IsText(RawBody.Span) && Utf8.IsValid(RawBody.Span);

    /// <summary>Gets a value indicating whether the body is a page, as proxies and firewalls answer with.</summary>
    public bool IsPage => ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true
        || Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    /// <summary>Gets a value indicating whether the body begins like JSON.</summary>
    public bool IsTornJson => Body.Span.TrimStart(" \t\r\n"u8) is { IsEmpty: false } text && text[0] is (byte)'{' or (byte)'[' or (byte)'"';

    /// <summary>Gets a value indicating whether the body came compressed, and was decompressed here.</summary>
    public bool IsCompressed { get; }

    /// <summary>Gets the bytes of the body; of an error that is very long, its beginning.</summary>
    public ReadOnlyMemory<byte> RawBody { get; }

    /// <summary>Gets the body as UTF-8, decoded by its byte order mark or <c>charset</c>. Everything that reads it as text starts here.</summary>
    public ReadOnlyMemory<byte> Body => _body ??= TextDecoder.ToUtf8(RawBody, _charset);

    /// <summary>Gets the body as JSON, without the key should the server repeat it; <see langword="null"/> if it is not JSON. For the answers of fal itself, not for outputs.</summary>
    public JsonElement? Json
    {
        get
        {
            if (!_isParsed)
            {
                _json = JsonElementExtensions.TryParse(ErrorText.WithoutKey(Body, Key));
                _isParsed = true;
            }

            return _json;
        }
    }

    /// <summary>Gets what the body says if it is an error, parsed once however many ask. It may repeat the input: messages need <see cref="ErrorBody.Parse"/>.</summary>
    public ErrorBody Error => _error ??= ErrorBody.Parse(ErrorText.WithoutKey(Body, Key));

    /// <summary>Gets the body that has only begun, for whoever asked for that; null when <see cref="RawBody"/> is all of it.</summary>
    public ApiStream? Stream { get; init; }

    /// <summary>Gets how many exchanges there were, this one included.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the key that was sent, to be taken out of whatever is shown.</summary>
    public string? Key { get; }

    /// <summary>Gets the id that fal gave the exchange. Where it is missing, something that stands before fal answered. An id with the key in it is no id.</summary>
    public string? RequestId => Header("x-fal-request-id") is { } id && !id.Contains(ErrorText.Removed, StringComparison.Ordinal) ? id : null;

    /// <summary>Gets or sets what the call was traced under.</summary>
    public ActivityContext TraceContext { get; set; }

    public string? ErrorType => Header("x-fal-error-type");

    public string? TimeoutType => Header("x-fal-request-timeout-type");

    /// <summary>Gets the tag of what was sent, with its quotes.</summary>
    public string? ETag => Header("ETag");

    /// <summary>Gets how much is billed. A missing header says nothing, and not that the request was free.</summary>
    public decimal? BillableUnits =>
        decimal.TryParse(Header("x-fal-billable-units"), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal units) ? units : null;

    /// <summary>Gets whether fal holds the failure to be temporary, where it says so; the header had two names in its time.</summary>
    public bool? NeedsRetry => (Header("x-fal-needs-retry") ?? Header("x-fal-retryable"))?.ToLowerInvariant() switch
    {
        "1" or "true" or "yes" => true,
        "0" or "false" or "no" => false,
        _ => null,
    };

    /// <summary>Gets how long the server asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The same answer with one of its events, which are JSON, for its body.</summary>
    public ApiResponse WithEvent(ReadOnlyMemory<byte> data) => new(this, data);

    private string? Header(string name) =>
        _headers.TryGetValues(name, out IEnumerable<string>? values) && values.FirstOrDefault()?.Trim() is { Length: > 0 } value ? ErrorText.WithoutKey(value, Key) : null;
}
