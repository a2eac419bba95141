namespace Flux2Gen.Specs.Source;

/// <summary>Tells YAML, in which OpenAPI is written as often as in JSON, from a text that is merely broken.</summary>
internal static class YamlText
{
    /// <summary>Whether the first line that says something is a key of OpenAPI, a document's start, or a directive.</summary>
    public static bool IsLikely(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            string line = text.Substring(start, end - start).Trim();
            start = end + 1;
            if (line.Length > 0 && line[0] != '#')
            {
                return line == "---" || line.StartsWith("--- ", StringComparison.Ordinal) || line.StartsWith("%YAML", StringComparison.Ordinal) || IsKey(line);
            }
        }

        return false;
    }

    // A key that documents begin with: "Error: not found" is what a server says in plain text.
    private static bool IsKey(string line)
    {
        int colon = line.IndexOf(':');
        return colon > 0
            && (colon == line.Length - 1 || line[colon + 1] is ' ' or '\t')
            && line.Substring(0, colon).Trim('"', '\'') is "openapi" or "swagger" or "info" or "servers" or "paths" or "components" or "tags" or "security" or "models";
    }
}
