using System.Text.Json;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Inference;

/// <summary>Makes an output of the shape a schema asks for. Files are real, values the caller gave come back, the rest is plausible.</summary>
internal sealed class OutputBuilder
{
    private const int MaximumDepth = 12;
    private const int OptionalDepth = 6;

    private readonly ModelInput _model;
    private readonly ScalarValues _scalars;
    private readonly FileObjects _files;

    public OutputBuilder(ModelInput model, MediaFactory media)
    {
        _model = model;
        _scalars = new ScalarValues(model);
        _files = new FileObjects(model, media, this);
    }

    /// <summary>Writes the output.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (_model.Endpoint.Output.IsMissing)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }

        WriteValue(writer, _model.Endpoint.Output, "", 0, 0);
    }

    /// <summary>Writes one value of an output.</summary>
    internal void WriteValue(Utf8JsonWriter writer, SchemaNode schema, string name, int index, int depth)
    {
        schema = Concrete(schema);
        if (schema.IsMissing || depth > MaximumDepth)
            writer.WriteNullValue();
        else if (schema.AllowedValues.Count > 0)
            schema.SuggestedValues.FirstOrDefault(schema.AllowedValues[0]).WriteTo(writer);
        else if (FileObjects.IsFile(schema))
            _files.Write(writer, schema, name, index, depth);
        else if (schema.Is("object") || schema.AllOf.Count > 0)
            WriteObject(writer, schema, name, depth);
        else if (schema.Is("array"))
            WriteArray(writer, schema, name, depth);
        else if (FileObjects.IsAddress(schema, name))
            writer.WriteStringValue(_files.Address(schema, name, index));
        else
            _scalars.Write(writer, schema, name);
    }

    /// <summary>Follows unions to their first arm that is something.</summary>
    private static SchemaNode Concrete(SchemaNode schema)
    {
        for (int hop = 0; hop < MaximumDepth && schema.Alternatives is { Count: > 0 } arms; hop++)
            schema = arms.FirstOrDefault(arm => !arm.IsMissing && arm.Types is not ["null"], arms[0]);
        return schema;
    }

    private void WriteObject(Utf8JsonWriter writer, SchemaNode schema, string name, int depth)
    {
        writer.WriteStartObject();
        IReadOnlyList<SchemaProperty> properties = schema.Properties;
        foreach (SchemaProperty property in properties)
        {
            bool isLeftOut = depth >= OptionalDepth || property.Name.Contains("error", StringComparison.Ordinal);
            if (isLeftOut && !property.IsRequired)
                continue;
            writer.WritePropertyName(property.Name);
            if (depth > 0 || !TryEcho(writer, property))
                WriteValue(writer, property.Schema, property.Name, 0, depth + 1);
        }

        if (properties.Count == 0 && !schema.AdditionalProperties.IsMissing)
        {
            writer.WritePropertyName(name == "timings" ? "inference" : "key");
            WriteValue(writer, schema.AdditionalProperties, name, 0, depth + 1);
        }

        writer.WriteEndObject();
    }

    /// <summary>A scalar the caller gave under the same name comes back, when the output may hold it.</summary>
    private bool TryEcho(Utf8JsonWriter writer, SchemaProperty property)
    {
        if (_model.Json.ValueKind is not JsonValueKind.Object
            || !_model.Json.TryGetProperty(property.Name, out JsonElement value)
            || value.ValueKind is JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array
            || InputValidator.Validate(value, property.Schema).Count > 0)
        {
            return false;
        }

        value.WriteTo(writer);
        return true;
    }

    private void WriteArray(Utf8JsonWriter writer, SchemaNode schema, string name, int depth)
    {
        writer.WriteStartArray();
        IReadOnlyList<SchemaNode> prefix = schema.PrefixItems;
        SchemaNode items = schema.Items;
        int count = Math.Max(prefix.Count, Count(schema, items, name, depth));
        for (int i = 0; i < count; i++)
            WriteValue(writer, i < prefix.Count ? prefix[i] : items, name, i, depth + 1);
        writer.WriteEndArray();
    }

    private int Count(SchemaNode schema, SchemaNode items, string name, int depth)
    {
        SchemaNode item = Concrete(items);
        bool isPerImage = name.Contains("nsfw", StringComparison.Ordinal) || (FileObjects.IsFile(item) && _files.KindOf(item, name) is MediaKind.Image);
        int count = item.IsMissing || depth >= MaximumDepth ? 0 : isPerImage ? _model.ImageCount : 1;
        if (schema.TryGetCount("maxItems", out int maximum))
            count = Math.Min(count, maximum);
        return schema.TryGetCount("minItems", out int minimum) ? Math.Max(count, Math.Min(minimum, 64)) : count;
    }
}
