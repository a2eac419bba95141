using System.Collections.Immutable;
using System.Text.Json;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>JSON Schema's type names against JSON values.</summary>
internal static class JsonTypes
{
    public static bool Matches(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind is JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind is JsonValueKind.String,
        "number" => value.ValueKind is JsonValueKind.Number,
        "integer" => value.ValueKind is JsonValueKind.Number && IsWhole(value),
        "array" => value.ValueKind is JsonValueKind.Array,
        "object" => value.ValueKind is JsonValueKind.Object,
        _ => true,
    };

    public static ValidationError Mismatch(JsonElement value, string expected, ImmutableList<object> location)
    {
        (string type, string message) = expected switch
        {
            "null" => ("none_required", "Input should be None"),
            "boolean" => ("bool_type", "Input should be a valid boolean"),
            "string" => ("string_type", "Input should be a valid string"),
            "number" => ("float_type", "Input should be a valid number"),
            "integer" when value.ValueKind is JsonValueKind.Number => ("int_from_float", "Input should be a valid integer, got a number with a fractional part"),
            "integer" => ("int_type", "Input should be a valid integer"),
            "array" => ("list_type", "Input should be a valid list"),
            _ => ("dict_type", "Input should be a valid dictionary"),
        };
        return new ValidationError(location, type, message, value);
    }

    /// <summary>A seed may be longer than any .NET integer; and <c>1.0</c> is an integer to fal.</summary>
    private static bool IsWhole(JsonElement value) =>
        !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') || (value.TryGetDouble(out double number) && Math.Floor(number) == number);
}
