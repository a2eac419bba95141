using System.Text;
using System.Text.Json;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>Lists allowed values the way pydantic does: <c>'a', 'b' or 'c'</c>.</summary>
internal static class LiteralList
{
    public static string Describe(IReadOnlyList<JsonElement> values)
    {
        StringBuilder text = new();
        for (int i = 0; i < values.Count; i++)
        {
            if (i > 0)
                text.Append(i == values.Count - 1 ? " or " : ", ");
            text.Append(values[i].ValueKind is JsonValueKind.String ? $"'{values[i].GetString()}'" : values[i].GetRawText());
        }

        return text.ToString();
    }
}
