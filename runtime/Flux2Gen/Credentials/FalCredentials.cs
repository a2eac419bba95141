using System.Buffers;
using System.Net.Http.Headers;
using Flux2Gen.Credentials;

namespace Flux2Gen;

/// <summary>Where the API key comes from. It is asked for when a request is sent, so a key may change while a program runs.</summary>
/// <remarks>The key is sent to <see cref="FalHosts"/> and to nobody else; it is in no message, exception or text of this library.</remarks>
public abstract class FalCredentials
{
    private static readonly FalCredentials Environmental = new EnvironmentCredentials(Environment.GetEnvironmentVariable);

    /// <summary>Characters of shells and templates, which are in no key.</summary>
    private static readonly SearchValues<char> Foreign = SearchValues.Create("\"'`$%{}<>()[]|\\");

    private protected FalCredentials()
    {
    }

    /// <summary>Takes the key of the environment: <c>FAL_KEY</c>, or else <c>FAL_KEY_ID</c> and <c>FAL_KEY_SECRET</c>.</summary>
    /// <returns>The credentials. The variables are read when a request is sent.</returns>
    public static FalCredentials FromEnvironment() => Environmental;

    /// <summary>Takes a key.</summary>
    /// <param name="key">The key, as fal shows it: an id, a colon and a secret. White space and quotes around it are dropped.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="FalCredentialsException"><paramref name="key"/> is empty or cannot be a key: a placeholder such as <c>${FAL_KEY}</c>, an assignment, or one half.</exception>
    public static FalCredentials FromKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        string checkedKey = Check(key);
        return new ProvidedCredentials(_ => new ValueTask<string>(checkedKey));
    }

    /// <summary>Takes a function that gives the key; it is called for every request, and again when one is repeated.</summary>
    /// <param name="provider">Gives the key. What it throws is the cause of a <see cref="FalCredentialsException"/>.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public static FalCredentials FromProvider(Func<CancellationToken, ValueTask<string>> provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ProvidedCredentials(provider);
    }

    /// <summary>Returns a text without the key.</summary>
    /// <returns>The name of the type.</returns>
    public sealed override string ToString() => nameof(FalCredentials);

    internal async ValueTask<string> GetKeyAsync(CancellationToken cancellationToken)
    {
        string? key;
        try
        {
            key = await FindKeyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Wrapped, so that whoever catches errors of fal sees it, with the id of the request that was asked after.
            throw new FalCredentialsException("The function given to FalCredentials.FromProvider failed: its error is the inner exception.", exception);
        }

        return Check(key);
    }

    internal static AuthenticationHeaderValue ToHeader(string key) => new("Key", key);

    private protected abstract ValueTask<string?> FindKeyAsync(CancellationToken cancellationToken);

    private static string Check(string? key)
    {
        // A key read from a file or a secret store often ends in a line break, and one from an env file keeps its quotes.
        string trimmed = WithoutQuotes(key);
        if (trimmed.Length == 0)
        {
            throw new FalCredentialsException(
                "There is no fal API key: set the environment variable FAL_KEY to one from https://fal.ai/dashboard/keys, or set FalClientOptions.Credentials.");
        }

        if (trimmed.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new FalCredentialsException(
                "The fal API key has white space or other characters in it that no key has: copy it again from https://fal.ai/dashboard/keys, as one 'id:secret' without the word 'Key'.");
        }

        if (trimmed.AsSpan().IndexOfAny(Foreign) >= 0)
        {
            throw new FalCredentialsException(
                "The fal API key is a placeholder that was not replaced, or has quotes or brackets in it: set FAL_KEY to the key itself, as one 'id:secret' from https://fal.ai/dashboard/keys.");
        }

        if (IsAssignment(trimmed))
        {
            throw new FalCredentialsException("The fal API key is a whole assignment, such as 'FAL_KEY=…': leave out the name and the equals sign.");
        }

        return trimmed is [':', ..] or [.., ':']
            ? throw new FalCredentialsException("The fal API key has only one of its two parts: copy it again from https://fal.ai/dashboard/keys, as one 'id:secret'.")
            : trimmed;
    }

    /// <summary>Removes white space and the quotes that a shell would have removed.</summary>
    internal static string WithoutQuotes(string? key)
    {
        string trimmed = key?.Trim() ?? "";
        while (trimmed.Length >= 2 && trimmed[0] is '"' or '\'' or '`' && trimmed[^1] == trimmed[0])
        {
            trimmed = trimmed[1..^1].Trim();
        }

        return trimmed;
    }

    /// <summary>Whether a name stands before the key. Equals signs at the end are those of base64.</summary>
    private static bool IsAssignment(string key)
    {
        string name = key.TrimEnd('=').Split('=', ':')[0];
        return key.Length > name.Length && key[name.Length] == '=';
    }
}
