using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.Json;

/// <summary>Tells the path of the value at an offset: paid for only when something is wrong.</summary>
internal static class JsonPathFinder
{
    /// <summary>Finds the path of the innermost value that starts at or before the offset and has not ended.</summary>
    public static string Find(ReadOnlySpan<byte> utf8Json, long offset)
    {
        var segments = new Stack<(string? Name, int Index)>();
        string? name = null;
        var reader = new Utf8JsonReader(utf8Json, ModelJson.ReaderOptions);
        try
        {
            while (reader.Read() && reader.TokenStartIndex < offset)
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = FalJsonReader.ReadText(ref reader);
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        segments.Push((name, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                        name = null;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        segments.Pop();
                        NextItem(segments);
                        name = null;
                        break;
                    default:
                        NextItem(segments);
                        name = null;
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // What was read so far is as much of the path as there is.
        }

        return Format(segments, name);
    }

    private static void NextItem(Stack<(string? Name, int Index)> segments)
    {
        if (segments.TryPeek(out (string? Name, int Index) top) && top.Index >= 0)
        {
            segments.Pop();
            segments.Push((top.Name, top.Index + 1));
        }
    }

    private static string Format(Stack<(string? Name, int Index)> segments, string? name)
    {
        var path = new StringBuilder("$");
        foreach ((string? containerName, int index) in segments.Reverse())
        {
            if (containerName is not null)
            {
                path.Append('.').Append(containerName);
            }

            if (index >= 0)
            {
                path.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
        }

        return name is null ? path.ToString() : path.Append('.').Append(name).ToString();
    }
}
