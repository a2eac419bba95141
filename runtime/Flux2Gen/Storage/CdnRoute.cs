using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Options;
using Flux2Gen.Transport;

namespace Flux2Gen.Storage;

/// <summary>Uploads to fal's CDN with a token for it. Only the question for the token carries the key.</summary>
internal sealed class CdnRoute(ClientTransport transport, UploadTokens tokens, FalFileInput file, MediaTypeHeaderValue mediaType, FalUploadOptions options)
    : UploadRoute(transport, file, mediaType, options)
{
    private const string CdnDomain = ".fal.media";

    private UploadToken? _token;
    private Uri _accessUrl = null!;
    private string _uploadId = null!;

    public override async Task BeginAsync(bool isMultipart, CancellationToken cancellationToken)
    {
        UploadToken token = await GetTokenAsync(refused: null, cancellationToken).ConfigureAwait(false);
        if (!isMultipart)
        {
            return;
        }

        (ApiCall call, ApiResponse response) = await SendAsync(
            current => new ApiCall
            {
                Operation = FalOperation.InitiateUpload,
                Method = HttpMethod.Post,
                Uri = Below(current.BaseUri, "files/upload/multipart"),
                Timeout = Transport.Options.NetworkTimeout,
                Subject = Subject,
                Content = () => new ByteArrayContent([]) { Headers = { ContentType = MediaType } },
                Headers = DescribeFile,
            },
            cancellationToken).ConfigureAwait(false);
        JsonElement? json = JsonElementExtensions.TryParse(response.Body);
        string? uploadId = json?.Text("uploadId");
        (_accessUrl, _uploadId) = Address(json, "access_url") is { } accessUrl && IsOfCdn(accessUrl, token.BaseUri) && !string.IsNullOrEmpty(uploadId)
            ? (accessUrl, Uri.EscapeDataString(uploadId))
            : throw ProtocolErrors.Create(call, response, "named no place that a file may be sent to");
    }

    // The token is renewed by itself.
    public override bool IsPlaceGone(FalApiException refusal) => refusal.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone;

    public override async Task<Uri> SendWholeAsync(UploadBody body, CancellationToken cancellationToken)
    {
        (ApiCall call, ApiResponse response) = await SendAsync(
            token => new ApiCall
            {
                Operation = FalOperation.Upload,
                Method = HttpMethod.Post,
                Uri = Below(token.BaseUri, "files/upload"),
                Timeout = TimeoutFor(body),
                Subject = Subject,
                Content = () => ContentOf(body),
                Headers = DescribeFile,
            },
            cancellationToken).ConfigureAwait(false);
        EnsureWhole(call, response, body);
        return Address(JsonElementExtensions.TryParse(response.Body), "access_url")
            ?? throw ProtocolErrors.Create(call, response, "did not tell where the file is now");
    }

    public override async Task<string> SendPartAsync(UploadBody body, CancellationToken cancellationToken)
    {
        (ApiCall call, ApiResponse response) = await SendAsync(
            _ => new ApiCall
            {
                Operation = FalOperation.UploadPart,
                Method = HttpMethod.Put,
                Uri = Below(_accessUrl, $"multipart/{_uploadId}/{Text(body.Number)}"),
                Timeout = TimeoutFor(body),
                Subject = SubjectOf(body),
                Content = () => ContentOf(body),
                NeedsIdentityEncoding = true,
            },
            cancellationToken).ConfigureAwait(false);
        EnsureWhole(call, response, body);
        return TagOf(call, response);
    }

    public override async Task<Uri> CompleteAsync(IReadOnlyDictionary<int, string> tags, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = Write(tags);
        (ApiCall call, ApiResponse response) = await SendAsync(
            _ => new ApiCall
            {
                Operation = FalOperation.CompleteUpload,
                Method = HttpMethod.Post,
                Uri = Below(_accessUrl, $"multipart/{_uploadId}/complete"),
                Timeout = Transport.Options.NetworkTimeout,
                Subject = Subject,
                Content = () => JsonContent.Create(body),
            },
            cancellationToken).ConfigureAwait(false);
        EnsureTaken(call, response);
        return _accessUrl;
    }

    /// <summary>Whether an address is at the CDN that the token is for: nobody else gets it.</summary>
    private static bool IsOfCdn(Uri address, Uri cdn) =>
        (address.Scheme == cdn.Scheme && address.Host == cdn.Host && address.Port == cdn.Port)
        || (address.IsDefaultPort && cdn.IsDefaultPort && IsInDomain(address) && IsInDomain(cdn));

    private static bool IsInDomain(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.Host.EndsWith(CdnDomain, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a header can hold of a name: it is an aid, and any other character would be no valid header.</summary>
    private static string HeaderName(string name) =>
        string.Concat(name.Select(static character => character is >= ' ' and <= '~' ? character : '_')).Trim() is { Length: > 0 } text ? text : "upload.bin";

    private void DescribeFile(HttpRequestMessage request)
    {
        request.Headers.Replace("X-Fal-File-Name", HeaderName(File.FileName!));

        // fal's Python client sends both names, the JavaScript client the first.
        request.Headers.Replace("X-Fal-Object-Lifecycle", Lifecycle);
        request.Headers.Replace("X-Fal-Object-Lifecycle-Preference", Lifecycle);
    }

    /// <summary>Sends a call with a token, and once more with a new one when it is not accepted: it may have expired meanwhile.</summary>
    private async Task<(ApiCall Call, ApiResponse Response)> SendAsync(Func<UploadToken, ApiCall> create, CancellationToken cancellationToken)
    {
        UploadToken token = await GetTokenAsync(refused: null, cancellationToken).ConfigureAwait(false);
        for (bool isRenewed = false; ; isRenewed = true)
        {
            UploadToken current = token;
            ApiCall plain = create(current);
            ApiCall call = plain with
            {
                Token = current.Text,
                IsRefusal = UploadAnswers.IsRefusal,
                Headers = request =>
                {
                    plain.Headers?.Invoke(request);
                    current.Apply(request);
                    request.Headers.Replace("Accept", "application/json");
                },
            };
            ApiResponse response = await Transport.Sender.SendAsync(call, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess)
            {
                return (call, response);
            }

            if (isRenewed || response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
            {
                throw ApiErrors.Create(call, response);
            }

            token = await GetTokenAsync(refused: current, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<UploadToken> GetTokenAsync(UploadToken? refused, CancellationToken cancellationToken)
    {
        UploadToken? known = Volatile.Read(ref _token);
        if (known is null || known == refused || known.IsDue(Transport.Options.TimeProvider.GetUtcNow()))
        {
            known = await tokens.GetAsync(refused ?? known, Subject, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _token, known);
        }

        return known;
    }
}
