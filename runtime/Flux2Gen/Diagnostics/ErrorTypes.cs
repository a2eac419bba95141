using System.Buffers;
using System.Globalization;

namespace Flux2Gen.Diagnostics;

/// <summary>Gives failures their <c>error.type</c>: few values, and nothing of a message.</summary>
internal static class ErrorTypes
{
    private const int MaximumLength = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_.");

    /// <summary>fal's own name for the failure, or else the status, or else the type of the exception.</summary>
    public static string Of(Exception exception) => exception is FalApiException failure
        ? Name(failure.ErrorType?.Value) ?? Status((int)failure.StatusCode)
        : exception.GetType().FullName ?? nameof(Exception);

    /// <summary>A name that a server gave, if it can be one: it must not be a way for anything else to get in.</summary>
    public static string? Name(string? name) =>
        name is { Length: > 0 and <= MaximumLength } && !name.AsSpan().ContainsAnyExcept(Allowed) ? name : null;

    /// <summary>The name that a status is when there is no other.</summary>
    public static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);
}
