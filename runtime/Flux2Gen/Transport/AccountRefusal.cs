using System.Text.RegularExpressions;
using Flux2Gen.Errors;

namespace Flux2Gen.Transport;

/// <summary>Tells a refusal of the key or of the account, which holds for every request, from one of a single request.</summary>
internal static partial class AccountRefusal
{
    /// <summary>Whether fal itself refuses the key or the account, and neither the input nor something before fal does.</summary>
    public static bool Is(ApiResponse response, ErrorBody body) =>
        !response.IsPage
        && (body.IsFals || RetryPolicy.IsFromFal(response))
        && (int)response.StatusCode switch
        {
            401 or 402 => true,
            403 => AccountWords().IsMatch(Words(body)) && !InputWords().IsMatch(Words(body)),
            409 => IsAboutMoney(body),
            _ => false,
        };

    /// <summary>Whether a gateway refuses for want of money.</summary>
    public static bool IsAboutMoney(ErrorBody body) => MoneyWords().IsMatch(Words(body));

    private static string Words(ErrorBody body) => $"{body.ErrorType} {body.Detail}";

    [GeneratedRegex("billing|balance|payment|credit|quota", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MoneyWords();

    // Whole words, where an underscore ends one: "monkey" and "author" are of prompts.
    [GeneratedRegex(
        "(?<![a-z])(?:(?:api)?keys?|credentials?|auth|(?:un)?auth(?:enticat|oriz)(?:ed|ion)|permissions?|forbidden|locked|suspended|disabled|accounts?|billing|balance|payments?|credits?|quotas?)(?![a-z])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AccountWords();

    [GeneratedRegex("(?<![a-z])(?:content|policy|prompts?|inputs?|images?|nsfw|moderation|safety)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InputWords();
}
