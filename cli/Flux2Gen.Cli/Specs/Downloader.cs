using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flux2Gen.Cli.Output;

namespace Flux2Gen.Cli.Specs;

/// <summary>
/// Fetches JSON from a server that is not trusted: no more of it than a document can be, no longer than a minute, from fal's hosts
/// only, and without telling it a key. What is fetched here is public.
/// </summary>
internal sealed class Downloader : IDisposable
{
    /// <summary>The most that is read of an answer, in bytes after decompression. fal's largest document has about 700,000.</summary>
    public const int MaxLength = 16 << 20;

    private const int MaxRedirects = 5;
    private const int Attempts = 3;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;
    private readonly FalAddresses _addresses;
    private readonly TimeProvider _time;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="addresses">Where redirects may lead.</param>
    /// <param name="handler">Sends requests, and neither follows redirects nor keeps cookies; <see langword="null"/> for one over the network.</param>
    /// <param name="time">The clock of pauses and timeouts.</param>
    public Downloader(FalAddresses addresses, HttpMessageHandler? handler, TimeProvider time)
    {
        _addresses = addresses;
        _time = time;
        _http = new HttpClient(handler ?? OverTheNetwork(), disposeHandler: handler is null) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("flux2gen", ToolVersion.Short));
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    /// <summary>Fetches a text. What may pass by itself - no connection, 429, 502 to 504 - is tried three times.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FetchException">It could not be fetched.</exception>
    public async Task<string> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan? asked = null;
            try
            {
                using HttpResponseMessage response = await FollowAsync(address, cancellationToken);
                asked = response.Headers.RetryAfter?.Delta;
                ThrowUnlessFound(response, address);
                return await ReadAsync(response, cancellationToken);
            }
            catch (FetchException exception) when (exception.Problem == FetchProblem.Unreachable && attempt < Attempts)
            {
                TimeSpan pause = asked ?? TimeSpan.FromSeconds(attempt);
                await Task.Delay(pause < LongestPause ? pause : LongestPause, _time, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler OverTheNetwork() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(15),
    };

    private static void ThrowUnlessFound(HttpResponseMessage response, Uri address)
    {
        int status = (int)response.StatusCode;
        if (status != 200)
        {
            throw status switch
            {
                404 or 410 => new FetchException(FetchProblem.NotFound, $"{address.Authority} does not have it ({status})."),
                429 or (>= 500 and <= 599) => new FetchException(FetchProblem.Unreachable, $"{address.Authority} answered {status}; try again later."),
                _ => new FetchException(FetchProblem.Refused, $"{address.Authority} answered {status}."),
            };
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (int redirects = 0; ; redirects++)
        {
            HttpResponseMessage response = await SendAsync(address, cancellationToken);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            Uri target = new(address, location);
            if (!_addresses.Allows(target))
            {
                throw new FetchException(FetchProblem.Refused, $"{address.Authority} redirects to {target.Scheme}://{target.Authority}, which is not one of fal's hosts.");
            }

            if (redirects == MaxRedirects)
            {
                throw new FetchException(FetchProblem.Refused, $"{address.Authority} redirects more than {MaxRedirects} times.");
            }

            address = target;
        }
    }

    private Task<HttpResponseMessage> SendAsync(Uri address, CancellationToken cancellationToken) => InTimeAsync(
        address.Authority,
        timely => _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, timely),
        cancellationToken);

    private async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string host = response.RequestMessage?.RequestUri?.Authority ?? "The server";
        byte[] content = await InTimeAsync(
            host,
            async timely =>
            {
                await using Stream body = await response.Content.ReadAsStreamAsync(timely);
                return await ReadAsync(body, host, timely);
            },
            cancellationToken);
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new FetchException(FetchProblem.Refused, $"{host} sent something that is not UTF-8.");
        }
    }

    // Counted as it arrives: a length can be a lie, and little can be packed to become much.
    private static async Task<byte[]> ReadAsync(Stream body, string host, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[81920];
        for (int count; (count = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            content.Write(buffer, 0, count);
            if (content.Length > MaxLength)
            {
                throw new FetchException(FetchProblem.Refused, string.Create(CultureInfo.InvariantCulture, $"{host} sent more than {MaxLength >> 20} MB."));
            }
        }

        return content.ToArray();
    }

    private async Task<T> InTimeAsync<T>(string host, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, _time);
        using var timely = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await work(timely.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(FetchProblem.Unreachable, $"{host} did not answer within {Timeout.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new FetchException(FetchProblem.Unreachable, $"{host} cannot be reached: {exception.Message}");
        }
        catch (InvalidDataException)
        {
            throw new FetchException(FetchProblem.Refused, $"{host} sent something that cannot be decompressed.");
        }
    }
}
