using System.Globalization;

namespace Flux2Gen;

/// <summary>What can be asked of any request to a model.</summary>
public abstract class FalRequestOptions
{
    private protected FalRequestOptions()
    {
    }

    /// <summary>
    /// Gets how long the request may wait until the model starts on it, more than a second; a request that has started is not
    /// stopped. When the time runs out, fal answers with status 504 and <see cref="FalApiException.IsUserTimeout"/> is true.
    /// </summary>
    /// <value>The default value is <see langword="null"/>: as long as it takes.</value>
    public TimeSpan? StartTimeout { get; init; }

    /// <summary>Gets a text by which fal sends requests to the same runner where it can.</summary>
    /// <value>The default value is <see langword="null"/>: any runner.</value>
    public string? RunnerHint { get; init; }

    /// <summary>Gets further headers, such as <c>X-Fal-No-Retry</c>. They cannot replace what the client sets itself.</summary>
    /// <value>The default value is <see langword="null"/>: none.</value>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">An option is not allowed; the message names it.</exception>
    internal virtual void Validate()
    {
        if (StartTimeout is { } timeout && (timeout <= TimeSpan.FromSeconds(1) || timeout > TimeSpan.FromDays(365)))
        {
            throw Invalid(nameof(StartTimeout), "must be more than a second and at most a year");
        }

        if (RunnerHint is not null && !IsHeaderValue(RunnerHint))
        {
            throw Invalid(nameof(RunnerHint), "must be printable ASCII");
        }

        if (Headers is not null)
        {
            ValidateHeaders(Headers);
        }
    }

    /// <summary>Adds the headers that stand for the options.</summary>
    internal virtual void Apply(HttpRequestMessage request)
    {
        if (Headers is not null)
        {
            foreach ((string name, string value) in Headers)
            {
                request.Headers.Replace(name, value);
            }
        }

        request.Headers.Replace("X-Fal-Request-Timeout", StartTimeout?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
        request.Headers.Replace("X-Fal-Runner-Hint", RunnerHint);
    }

    private protected ArgumentException Invalid(string property, string rule) => new($"{GetType().Name}.{property} {rule}.");

    private void ValidateHeaders(IReadOnlyDictionary<string, string> headers)
    {
        using var probe = new HttpRequestMessage();
        foreach ((string name, string value) in headers)
        {
            bool isReserved = name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Host", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);
            if (isReserved || !IsHeaderValue(value) || !probe.Headers.TryAddWithoutValidation(name, value))
            {
                throw Invalid(nameof(Headers), $"must not have '{ErrorText.OneLine(name, 60)}', or not with that value");
            }
        }
    }

    private static bool IsHeaderValue(string? value) => value is not null && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
