using System.Text.Json;

namespace Flux2Gen.Cli.Documents;

/// <summary>Puts JSON together from pieces of JSON. Text keeps numbers exactly as they were written.</summary>
internal static class JsonText
{
    /// <summary>Writes a string.</summary>
    /// <param name="value">The string.</param>
    /// <returns>The JSON.</returns>
    public static string String(string value) => $"\"{JsonEncodedText.Encode(value)}\"";

    /// <summary>Writes an array.</summary>
    /// <param name="items">The items as JSON.</param>
    /// <returns>The JSON.</returns>
    public static string Array(IEnumerable<string> items) => $"[{string.Join(',', items)}]";

    /// <summary>Writes an object.</summary>
    /// <param name="members">The names and their values as JSON.</param>
    /// <returns>The JSON.</returns>
    public static string Object(IEnumerable<KeyValuePair<string, string>> members) =>
        $"{{{string.Join(',', members.Select(member => $"{String(member.Key)}:{member.Value}"))}}}";
}
