namespace Flux2Gen.Specs.OpenApi;

/// <summary>Finds the JSON among the bodies that an operation takes or gives.</summary>
internal static class JsonBody
{
    /// <summary>
    /// The name of the response that an operation gives when all is well: <c>200</c>, or what stands for it; null when there is none.
    /// One that has a body comes before one that has none.
    /// </summary>
    public static string? Response(IReadOnlyList<(string Code, bool HasBody)> responses)
    {
        // The default is what comes in all other cases, which are mostly errors.
        (string Code, bool HasBody)[] good = [.. responses
            .Where(static response => response.Code.Length == 3 && response.Code[0] == '2')
            .OrderBy(static response => response.Code, StringComparer.Ordinal)];
        return First(good) ?? responses.Select(static response => response.Code).FirstOrDefault(static code => code == "default");
    }

    /// <summary>The name of the content that is JSON, with or without parameters such as <c>charset</c>; null when there is none.</summary>
    public static string? MediaType(IReadOnlyList<(string Type, bool HasSchema)> types)
    {
        (string Type, bool HasSchema)[] ordered = [.. types.Where(static type => Rank(type.Type) >= 0).OrderBy(static type => Rank(type.Type))];
        return First(ordered);
    }

    private static string? First((string Name, bool SaysMore)[] ordered) =>
        ordered.Where(static item => item.SaysMore).Concat(ordered).Select(static item => item.Name).FirstOrDefault();

    private static int Rank(string type) => type.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "application/json" => 0,
        "*/*" or "application/*" => 1,
        string plain when plain.EndsWith("+json", StringComparison.Ordinal) => 1,
        _ => -1,
    };
}
