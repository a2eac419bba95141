using Flux2Gen.Text;

namespace Flux2Gen.Errors;

/// <summary>Keeps what a server sent out of the texts of inner exceptions: .NET quotes headers that it cannot read.</summary>
internal static class SafeCause
{
    /// <summary>Gives the cause of an error, or one with the same words if those have the key or invisible characters in them.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="key">The key that was sent.</param>
    public static Exception Of(Exception cause, string? key)
    {
        for (Exception? inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (ErrorText.WithoutKey(inner.Message, key) != inner.Message || !ErrorText.IsPlain(inner.Message.ReplaceLineEndings(" ")))
            {
                return Clean(cause, key);
            }
        }

        return cause;
    }

    private static Exception Clean(Exception cause, string? key)
    {
        string message = ErrorText.OneLine(ErrorText.WithoutKey(cause.Message, key));
        Exception? inner = cause.InnerException is { } deeper ? Clean(deeper, key) : null;
        return cause is HttpRequestException http
            ? new HttpRequestException(http.HttpRequestError, message, inner, http.StatusCode)
            : new IOException($"{cause.GetType()}: {message}", inner);
    }
}
