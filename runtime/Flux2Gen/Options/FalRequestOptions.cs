using System.Globalization;
using Flux2Gen.Options;
using Flux2Gen.Text;

namespace Flux2Gen;

/// <summary>What can be asked of any request to a model.</summary>
public abstract record FalRequestOptions
{
    private protected FalRequestOptions()
    {
    }

    /// <summary>
    /// Gets how long the request may wait until the model starts on it, more than a second; a request that has started is not
    /// stopped. When the time runs out, fal answers with status 504 and <see cref="FalApiException.IsStartTimeout"/> is true.
    /// Sent as <c>X-Fal-Request-Start-Timeout</c>, and under its older name <c>X-Fal-Request-Timeout</c>.
    /// </summary>
    /// <value>The default value is <see langword="null"/>: as long as it takes.</value>
    public TimeSpan? StartTimeout { get; init; }

    /// <summary>Gets a text by which fal sends requests to the same runner where it can. Sent as <c>X-Fal-Runner-Hint</c>.</summary>
    /// <value>The default value is <see langword="null"/>: any runner.</value>
    public string? RunnerHint { get; init; }

    /// <summary>
    /// Gets labels of your own by which fal's reports of usage and cost can be split, such as a team or a feature. At most 10 and
    /// 1,024 characters together; keys of 1 to 64 letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, not beginning with <c>fal.</c>;
    /// values of 1 to 256 printable ASCII characters without a comma. Sent as <c>X-Fal-Tags</c>.
    /// </summary>
    /// <value>The default value is <see langword="null"/>: none.</value>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Gets how long the files that the request makes are kept, and who may read them. Sent as <c>X-Fal-Object-Lifecycle-Preference</c>.</summary>
    /// <value>The default value is <see langword="null"/>: as the account's settings say.</value>
    public FalObjectLifecycle? OutputLifecycle { get; init; }

    /// <summary>Gets a value indicating whether fal keeps the input and the output of the request in its history. Sent as <c>X-Fal-Store-IO</c>.</summary>
    /// <value>The default value is <see langword="null"/>: as the account's settings say.</value>
    public bool? StorePayloads { get; init; }

    /// <summary>Gets a value indicating whether fal may not turn to another, equivalent endpoint when this one fails. Sent as <c>x-app-fal-disable-fallback</c>.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool DisableFallback { get; init; }

    /// <summary>Gets further headers, for what has no option of its own. They cannot replace what the client sets itself.</summary>
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

        if (Tags is not null && RequestTags.FindViolation(Tags) is { } tagRule)
        {
            throw Invalid(nameof(Tags), tagRule);
        }

        if (OutputLifecycle?.FindViolation() is { } lifecycleRule)
        {
            throw Invalid(nameof(OutputLifecycle), lifecycleRule);
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

        // The older name is what the official clients send; the newer one is fal's own, and wins where both are known. A server
        // or a proxy that knows only one of them finds it.
        string? startTimeout = StartTimeout?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        request.Headers.Replace("X-Fal-Request-Timeout", startTimeout);
        request.Headers.Replace("X-Fal-Request-Start-Timeout", startTimeout);
        request.Headers.Replace("X-Fal-Runner-Hint", RunnerHint);
        request.Headers.Replace("X-Fal-Tags", Tags is { Count: > 0 } ? RequestTags.ToHeader(Tags) : null);
        request.Headers.Replace("X-Fal-Object-Lifecycle-Preference", OutputLifecycle?.ToHeader());
        request.Headers.Replace("X-Fal-Store-IO", StorePayloads is { } store ? (store ? "1" : "0") : null);
        request.Headers.Replace("x-app-fal-disable-fallback", DisableFallback ? "true" : null);
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
