using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Inference;

/// <summary>Reads the body of a request, or says in FastAPI's words why it is not JSON.</summary>
internal static class JsonBody
{
    public static bool TryParse(byte[] body, out JsonElement input, [NotNullWhen(false)] out ValidationError? error)
    {
        input = default;
        error = null;
        if (body.Length == 0)
        {
            error = new ValidationError(["body"], "missing", "Field required", default);
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            RequireUnicode(body);
            input = document.RootElement.Clone();
            return true;
        }
        catch (JsonException exception)
        {
            int position = (int)Math.Min(exception.BytePositionInLine ?? 0, int.MaxValue);
            error = new ValidationError(["body", position], "json_invalid", "JSON decode error", default) { Context = [new("error", JsonText.Quote(exception.Message))] };
            return false;
        }
    }

    /// <summary>An escaped half of a surrogate pair passes the parser, and fails whenever somebody reads it.</summary>
    private static void RequireUnicode(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException exception)
            {
                throw new JsonException(exception.Message, null, null, reader.TokenStartIndex);
            }
        }
    }
}
