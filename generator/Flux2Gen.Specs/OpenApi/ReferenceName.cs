using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>Names schemas that are not components and that references lead to.</summary>
internal static class ReferenceName
{
    private static readonly string[] Definitions = ["$defs", "definitions"];

    /// <summary>The name of a schema: its own, where it has one, else the path to it.</summary>
    public static string Of(string pointer)
    {
        string[] path = Path(pointer);
        return path.Length > 1 && Definitions.Contains(path[path.Length - 2]) ? path[path.Length - 1] : Long(pointer);
    }

    /// <summary>The path from the component or body that a schema stands in.</summary>
    public static string Long(string pointer)
    {
        string[] path = Path(pointer);
        List<string> words = [];
        int start = 0;
        if (path.Length > 2 && path[0] == "components" && path[1] == "schemas")
        {
            words.Add(path[2]);
            start = 3;
        }
        else if (path.Length > 0 && path[0] == "paths")
        {
            words.Add(path.Contains("requestBody") ? "Input" : "Output");
            start = Array.IndexOf(path, "schema") + 1;
        }

        for (int index = start; index < path.Length; index++)
        {
            switch (path[index])
            {
                case "items":
                    words.Add("Item");
                    break;
                case "additionalProperties":
                    words.Add("Value");
                    break;
                case "patternProperties":
                    words.Add("Value");
                    index++;
                    break;
                case "properties" or "$defs" or "definitions" or "anyOf" or "oneOf" or "allOf" or "prefixItems" when index + 1 < path.Length:
                    words.Add(path[++index]);
                    break;
                default:
                    words.Add(path[index]);
                    break;
            }
        }

        return string.Join("_", words);
    }

    private static string[] Path(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(JsonPointer.Unescape)];
}
