using Flux2Gen.Specs.Document;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Says in a few words what the values of a schema are.</summary>
internal static class SchemaText
{
    public static string Of(Schema schema)
    {
        if (schema.Reference is { } name && !name.Contains('`'))
        {
            return $"a `{name}`";
        }

        if ((schema.Const ?? (schema.Enum is { Count: 1 } only ? only[0] : null)) is { } constant && DocParser.Json(constant) is var json && !json.Contains('`'))
        {
            return $"`{json}`";
        }

        return (schema.Types & ~SchemaTypes.Null) switch
        {
            SchemaTypes.String => "a string",
            SchemaTypes.Integer => "an integer",
            SchemaTypes.Number => "a number",
            SchemaTypes.Boolean => "a Boolean value",
            SchemaTypes.Array => "a list",
            SchemaTypes.Object => "an object",
            _ when schema.Properties.Count > 0 => "an object",
            _ => "a value of another schema",
        };
    }
}
