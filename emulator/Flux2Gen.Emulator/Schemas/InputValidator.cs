using System.Collections.Immutable;
using System.Text.Json;

namespace Flux2Gen.Emulator.Schemas;

/// <summary>
/// Checks a value against a schema and reports what fal's model servers (pydantic) would report.
/// Members the schema does not know are ignored, as fal ignores them.
/// </summary>
internal sealed class InputValidator
{
    /// <summary>Schemas nested at one and the same value; values themselves are at most 64 deep (the JSON reader's limit).</summary>
    private const int MaximumHops = 8;

    private readonly List<ValidationError> _errors = [];

    private InputValidator()
    {
    }

    /// <summary>Gets every violation, in document order; empty when the value is valid.</summary>
    public static IReadOnlyList<ValidationError> Validate(JsonElement value, SchemaNode schema) => Validate(value, schema, ["body"], 0);

    private static List<ValidationError> Validate(JsonElement value, SchemaNode schema, ImmutableList<object> location, int hops)
    {
        InputValidator validator = new();
        validator.Check(value, schema, location, hops);
        return validator._errors;
    }

    private void Check(JsonElement value, SchemaNode schema, ImmutableList<object> location, int hops)
    {
        if (schema.IsMissing || hops > MaximumHops || (value.ValueKind is JsonValueKind.Null && schema.IsNullable))
            return;
        foreach (SchemaNode arm in schema.AllOf)
            Check(value, arm, location, hops + 1);
        CheckAlternatives(value, schema, location, hops);
        if (!CheckType(value, schema, location) || !CheckAllowedValues(value, schema, location))
            return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                NumberRules.Check(value, schema, location, _errors);
                break;
            case JsonValueKind.String:
                StringRules.Check(value, schema, location, _errors);
                break;
            case JsonValueKind.Array:
                CheckArray(value, schema, location);
                break;
            case JsonValueKind.Object:
                CheckObject(value, schema, location);
                break;
        }
    }

    private void CheckAlternatives(JsonElement value, SchemaNode schema, ImmutableList<object> location, int hops)
    {
        IReadOnlyList<SchemaNode> arms = schema.Alternatives;
        if (arms.Count == 0)
            return;
        List<ValidationError>? closest = null;
        foreach (SchemaNode arm in arms)
        {
            List<ValidationError> errors = Validate(value, arm, location, hops + 1);
            if (errors.Count == 0)
                return;
            if (closest is null || Distance(errors, location) < Distance(closest, location))
                closest = errors;
        }

        _errors.AddRange(closest!);
    }

    /// <summary>An arm of another type is further away than any arm of the right type with wrong contents.</summary>
    private static int Distance(List<ValidationError> errors, ImmutableList<object> location) =>
        errors.Exists(error => error.Location.Count == location.Count && (error.Type == "none_required" || error.Type.EndsWith("_type", StringComparison.Ordinal)))
            ? 1_000_000
            : errors.Count;

    private bool CheckType(JsonElement value, SchemaNode schema, ImmutableList<object> location)
    {
        IReadOnlyList<string> types = schema.Types;
        if (types.Count == 0 || types.Any(type => JsonTypes.Matches(value, type)))
            return true;
        _errors.Add(JsonTypes.Mismatch(value, types[0], location));
        return false;
    }

    private bool CheckAllowedValues(JsonElement value, SchemaNode schema, ImmutableList<object> location)
    {
        IReadOnlyList<JsonElement> allowed = schema.AllowedValues;
        if (allowed.Count == 0 || allowed.Any(candidate => JsonElement.DeepEquals(candidate, value)))
            return true;
        string expected = LiteralList.Describe(allowed);
        _errors.Add(new ValidationError(location, "literal_error", $"Input should be {expected}", value) { Context = [new("expected", JsonText.Quote(expected))] });
        return false;
    }

    private void CheckArray(JsonElement value, SchemaNode schema, ImmutableList<object> location)
    {
        int count = value.GetArrayLength();
        if (schema.TryGetCount("minItems", out int minimum) && count < minimum)
            _errors.Add(new ValidationError(location, "sequence_too_short", $"List should have at least {minimum} item{Plural(minimum)} after validation, not {count}", value) { Context = [Figure("min_length", minimum)] });
        if (schema.TryGetCount("maxItems", out int maximum) && count > maximum)
            _errors.Add(new ValidationError(location, "sequence_too_long", $"List should have at most {maximum} item{Plural(maximum)} after validation, not {count}", value) { Context = [Figure("max_length", maximum)] });

        IReadOnlyList<SchemaNode> prefix = schema.PrefixItems;
        SchemaNode items = schema.Items;
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            Check(item, index < prefix.Count ? prefix[index] : items, location.Add(index), 0);
            index++;
        }
    }

    private void CheckObject(JsonElement value, SchemaNode schema, ImmutableList<object> location)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        HashSet<string> required = new(schema.RequiredNames, StringComparer.Ordinal);
        foreach ((string name, SchemaNode property) in schema.OwnProperties)
        {
            known.Add(name);
            bool isRequired = required.Remove(name);
            if (value.TryGetProperty(name, out JsonElement member))
                Check(member, property, location.Add(name), 0);
            else if (isRequired)
                Missing(name);
        }

        // Required, but described elsewhere (in another arm of an allOf) or nowhere.
        foreach (string name in required.Where(name => !value.TryGetProperty(name, out _)))
            Missing(name);

        foreach ((string pattern, SchemaNode values) in schema.PatternProperties)
        {
            foreach (JsonProperty member in value.EnumerateObject().Where(member => StringRules.Matches(member.Name, pattern)))
            {
                known.Add(member.Name);
                Check(member.Value, values, location.Add(member.Name), 0);
            }
        }

        SchemaNode additional = schema.AdditionalProperties;
        if (additional.IsMissing)
            return;
        foreach (JsonProperty member in value.EnumerateObject().Where(member => !known.Contains(member.Name)))
            Check(member.Value, additional, location.Add(member.Name), 0);

        void Missing(string name) => _errors.Add(new ValidationError(location.Add(name), "missing", "Field required", value));
    }

    internal static KeyValuePair<string, string> Figure(string name, int value) => new(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    internal static string Plural(int count) => count == 1 ? "" : "s";
}
