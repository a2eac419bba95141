using System.Text.Json;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Inference;

/// <summary>The places of an output that hold files: objects with a <c>url</c>, and strings that are addresses.</summary>
internal sealed class FileObjects(ModelInput model, MediaFactory media, OutputBuilder builder)
{
    private const double FramesPerSecond = 24;

    private static readonly string[] FileMembers = ["content_type", "file_name", "file_size"];

    /// <summary>Tells whether an object describes a file.</summary>
    public static bool IsFile(SchemaNode schema)
    {
        if (!schema.Is("object") && schema.AllOf.Count == 0)
            return false;
        IReadOnlyList<SchemaProperty> properties = schema.Properties;
        return properties.Any(property => property.Name == "url" && property.Schema.Is("string"))
            && properties.Any(property => FileMembers.Contains(property.Name));
    }

    /// <summary>Tells whether a string is the address of a file.</summary>
    public static bool IsAddress(SchemaNode schema, string name) =>
        schema.Is("string") && (name is "url" || name.EndsWith("_url", StringComparison.Ordinal) || name.EndsWith("_urls", StringComparison.Ordinal));

    public MediaKind KindOf(SchemaNode schema, string name) => MediaGuess.Guess(name, schema, model.Endpoint.Category);

    public string Address(SchemaNode schema, string name, int index) => media.Create(KindOf(schema, name), model, index).Url;

    public void Write(Utf8JsonWriter writer, SchemaNode schema, string name, int index, int depth)
    {
        MediaFile file = media.Create(KindOf(schema, name), model, index);
        writer.WriteStartObject();
        foreach (SchemaProperty property in schema.Properties)
            WriteMember(writer, property, file, depth);
        writer.WriteEndObject();
    }

    private void WriteMember(Utf8JsonWriter writer, SchemaProperty property, MediaFile file, int depth)
    {
        switch (property.Name)
        {
            case "url":
                writer.WriteString("url", file.Url);
                break;
            case "content_type":
                writer.WriteString("content_type", file.ContentType);
                break;
            case "file_name":
                writer.WriteString("file_name", file.FileName);
                break;
            case "file_size":
                writer.WriteNumber("file_size", file.FileSize);
                break;
            case "width":
                writer.WriteNumber("width", file.Width);
                break;
            case "height":
                writer.WriteNumber("height", file.Height);
                break;
            case "fps":
                writer.WriteNumber("fps", FramesPerSecond);
                break;
            case "num_frames":
                writer.WriteNumber("num_frames", (int)FramesPerSecond);
                break;
            case "duration":
                writer.WriteNumber("duration", 1.0);
                break;
            default:
                // What else a file may say, the emulator does not know; only what must be there is filled in.
                if (!property.IsRequired)
                    break;
                writer.WritePropertyName(property.Name);
                builder.WriteValue(writer, property.Schema, property.Name, 0, depth + 1);
                break;
        }
    }
}
