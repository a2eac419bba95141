using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flux2Gen.Wire;

/// <summary>Compares requests, and knows which differences are meant.</summary>
/// <param name="differences">Those that are meant.</param>
internal sealed class Comparison(IReadOnlyList<Difference> differences)
{
    /// <summary>What the connection needs and no client chooses.</summary>
    private static readonly HashSet<string> Transport = ["host", "connection", "content-length", "accept-encoding", "transfer-encoding"];

    private readonly HashSet<Difference> _seen = [];

    /// <summary>Gets the differences that are meant and did not occur.</summary>
    public IEnumerable<Difference> Unseen => differences.Where(difference => !_seen.Contains(difference));

    /// <summary>Tells in what a request differs that is not meant to.</summary>
    /// <param name="client">The client whose trace it is.</param>
    /// <param name="theirs">Its request.</param>
    /// <param name="ours">Our request.</param>
    /// <returns>A line for each difference.</returns>
    public IReadOnlyList<string> Compare(string client, Exchange theirs, Exchange ours)
    {
        List<string> found = [];
        void Check(string of, string? their, string? our)
        {
            if (their != our && !IsMeant(client, of, their, our))
            {
                found.Add($"{of}: theirs {Show(their)}, ours {Show(our)}");
            }
        }

        Check("path", theirs.Path, ours.Path);
        Check("query", theirs.Query, ours.Query);
        Check("body", theirs.Body, ours.Body);
        if (theirs.HasBytes)
        {
            Check("length of the body", $"{theirs.Length}", $"{ours.Length}");
        }

        string header = theirs.IsUpload ? "upload header" : "header";
        foreach (string name in theirs.Headers.Keys.Union(ours.Headers.Keys).Except(Transport))
        {
            Check($"{header} {name}", theirs.Headers.GetValueOrDefault(name), ours.Headers.GetValueOrDefault(name));
        }

        return found;
    }

    /// <summary>Whether a difference is meant.</summary>
    /// <param name="client">The client whose trace it is.</param>
    /// <param name="of">What differs.</param>
    /// <param name="theirs">What they send, if anything.</param>
    /// <param name="ours">What we send, if anything.</param>
    /// <returns>Whether it is.</returns>
    public bool IsMeant(string client, string of, string? theirs, string? ours)
    {
        Difference? meant = differences.FirstOrDefault(difference =>
            (difference.Client == "*" || difference.Client == client)
            && (difference.Of == of || $"upload {difference.Of}" == of)
            && difference.IsIt(theirs, ours));
        if (meant is not null)
        {
            _seen.Add(meant);
        }

        return meant is not null;
    }

    /// <summary>Whether two texts are the same JSON, however it is spaced and escaped.</summary>
    /// <param name="one">One text.</param>
    /// <param name="other">The other text.</param>
    /// <returns>Whether they are.</returns>
    public static bool IsSameJson(string? one, string? other) =>
        one is { Length: > 0 } && other is { Length: > 0 } && JsonElement.DeepEquals(JsonElement.Parse(one), JsonElement.Parse(other));

    /// <summary>Whether two texts are the same JSON but for one member.</summary>
    /// <param name="one">One text.</param>
    /// <param name="other">The other text.</param>
    /// <param name="member">The member that may be another.</param>
    /// <returns>Whether they are.</returns>
    public static bool IsSameJsonBut(string? one, string? other, string member) =>
        IsSameJson(one, other) || (Without(one, member) is { } rest && JsonNode.DeepEquals(rest, Without(other, member)));

    /// <summary>Whether two texts are lists of the same parts, in whatever order.</summary>
    /// <param name="one">One text.</param>
    /// <param name="other">The other text, whose order is the right one.</param>
    /// <returns>Whether they are.</returns>
    public static bool AreSameParts(string? one, string? other) =>
        Parts(one) is { Count: > 0 } theirs && Parts(other) is { } ours
        && ours.Select(static part => part.Number).Order().SequenceEqual(ours.Select(static part => part.Number))
        && theirs.OrderBy(static part => part.Number).SequenceEqual(ours);

    private static JsonObject? Without(string? json, string member)
    {
        JsonObject? rest = json?.StartsWith('{') is true ? JsonNode.Parse(json) as JsonObject : null;
        return rest?.Remove(member) is true ? rest : null;
    }

    private static List<(int Number, string? Tag)>? Parts(string? json) =>
        json?.StartsWith('{') is true && JsonNode.Parse(json)?["parts"] is JsonArray parts
            ? [.. parts.Select(static part => ((int)part!["partNumber"]!, (string?)part["etag"]))]
            : null;

    private static string Show(string? value) => value is null ? "nothing" : $"'{value}'";
}
