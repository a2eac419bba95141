namespace Flux2Gen.Specs.Reading;

/// <summary>Finds the JSON among the bodies that an operation takes or gives.</summary>
internal static class JsonBody
{
    /// <summary>The name of the response that an operation gives when all is well: <c>200</c>, or what stands for it; null when there is none.</summary>
    public static string? Response(IEnumerable<string> codes)
    {
        string[] ordered = [.. codes.Where(static code => code.Length == 3 && code[0] == '2').OrderBy(static code => code, StringComparer.Ordinal)];
        return ordered.FirstOrDefault() ?? codes.FirstOrDefault(static code => code == "default");
    }

    /// <summary>The name of the content that is JSON, with or without parameters such as <c>charset</c>; null when there is none.</summary>
    public static string? MediaType(IEnumerable<string> types) =>
        types.FirstOrDefault(static type => Plain(type) == "application/json")
        ?? types.FirstOrDefault(static type => Plain(type).EndsWith("+json", StringComparison.Ordinal) || Plain(type) is "*/*" or "application/*");

    private static string Plain(string type) => type.Split(';')[0].Trim().ToLowerInvariant();
}
