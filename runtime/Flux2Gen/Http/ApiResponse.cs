using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Flux2Gen;

/// <summary>An answer, read to its end.</summary>
internal sealed class ApiResponse
{
    private readonly HttpResponseHeaders _headers;

    public ApiResponse(HttpResponseMessage message, ReadOnlyMemory<byte> body, string? key)
    {
        _headers = message.Headers;
        StatusCode = message.StatusCode;
        IsSuccess = message.IsSuccessStatusCode;
        ContentType = message.Content.Headers.ContentType?.ToString();
        Body = body;
        Key = key;
    }

    private ApiResponse(ApiResponse other, ReadOnlyMemory<byte> body)
    {
        _headers = other._headers;
        StatusCode = other.StatusCode;
        IsSuccess = other.IsSuccess;
        ContentType = "application/json";
        Body = body;
        Key = other.Key;
        Attempts = other.Attempts;
    }

    public HttpStatusCode StatusCode { get; }

    public bool IsSuccess { get; }

    public string? ContentType { get; }

    /// <summary>Gets a value indicating whether the body is a file, such as a picture or a sound, and not a page of a proxy or JSON that was cut off.</summary>
    public bool IsMedia => !Body.IsEmpty && !IsPage && ContentType is { } type && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        && !type.Contains("json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether the body is a page, as proxies and firewalls answer with.</summary>
    public bool IsPage => ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true
        || Body.Span.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    /// <summary>Gets a value indicating whether the body begins like JSON.</summary>
    public bool IsTornJson => Body.Span.TrimStart(" \t\r\n"u8) is { IsEmpty: false } text && text[0] is (byte)'{' or (byte)'[' or (byte)'"';

    /// <summary>Gets the body; of an error that is very long, its beginning.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Gets the body that has only begun, for whoever asked for that; null when <see cref="Body"/> is all of it.</summary>
    public ApiStream? Stream { get; init; }

    /// <summary>Gets how many exchanges there were, this one included.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the key that was sent, to be taken out of whatever is shown.</summary>
    public string? Key { get; }

    /// <summary>Gets the id that fal gave the exchange. Where it is missing, something that stands before fal answered.</summary>
    public string? RequestId => Header("x-fal-request-id");

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
