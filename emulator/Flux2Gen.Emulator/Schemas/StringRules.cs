using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>Length and pattern of a string.</summary>
internal static class StringRules
{
    public static void Check(JsonElement value, SchemaNode schema, ImmutableList<object> location, List<ValidationError> errors)
    {
        string text = JsonText.Read(value);

        // Python counts code points, not UTF-16 units.
        int length = text.EnumerateRunes().Count();
        if (schema.TryGetCount("minLength", out int minimum) && length < minimum)
            errors.Add(new ValidationError(location, "string_too_short", $"String should have at least {minimum} character{InputValidator.Plural(minimum)}", value) { Context = [InputValidator.Figure("min_length", minimum)] });
        if (schema.TryGetCount("maxLength", out int maximum) && length > maximum)
            errors.Add(new ValidationError(location, "string_too_long", $"String should have at most {maximum} character{InputValidator.Plural(maximum)}", value) { Context = [InputValidator.Figure("max_length", maximum)] });
        if (schema.GetText("pattern") is { } pattern && !Matches(text, pattern))
            errors.Add(new ValidationError(location, "string_pattern_mismatch", $"String should match pattern '{pattern}'", value) { Context = [new("pattern", JsonText.Quote(pattern))] });
    }

    /// <summary>Documents are foreign text: a pattern that cannot run in linear time, or at all, is not enforced.</summary>
    public static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return true;
        }
    }
}
