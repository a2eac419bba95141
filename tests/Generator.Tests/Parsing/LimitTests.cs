using System.Globalization;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Parsing;

/// <summary>Defaults, ranges and limits in the remarks of a property.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("""{ "type": "string", "format": "date-time" }""", "A date and time as in RFC 3339, such as <c>2026-01-31T12:00:00Z</c>.")]
    [InlineData("""{ "type": "string", "format": "uuid4" }""", "A UUID of version 4.")]
    [InlineData("""{ "anyOf": [{ "type": "string", "format": "uri" }, { "type": "null" }] }""", "A URI.")]
    [InlineData("""{ "type": "string", "pattern": "^#[0-9a-f_*]{6}$", "maxLength": 7 }""", "At most 7 characters. Must match <c>^#[0-9a-f_*]{6}$</c>.")]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "uniqueItems": true }""", "Items must be unique.")]
    [InlineData("""{ "type": "string", "readOnly": true }""", "Read-only.")]
    [InlineData("""{ "type": "string", "writeOnly": true }""", "Write-only.")]
    [InlineData("""{ "type": "number", "enum": [0.5, 1, 1.50] }""", "Possible values are <c>0.5</c>, <c>1</c> and <c>1.5</c>.")]
    [InlineData("""{ "anyOf": [{ "enum": [0.5, 1.5] }, { "type": "null" }] }""", "Possible values are <c>0.5</c> and <c>1.5</c>.")]
    [InlineData("""{ "const": 0.5 }""", "The only possible value is <c>0.5</c>.")]
    [InlineData("""{ "const": true }""", "The only possible value is <c>true</c>.")]
    [InlineData("""{ "enum": [true, false] }""", null)]
    [InlineData("""{ "type": "integer", "format": "uint32" }""", "An unsigned 32-bit integer.")]
    [InlineData("""{ "type": "integer", "format": "int32" }""", null)]
    [InlineData("""{ "type": "string", "contentEncoding": "base64", "contentMediaType": "image/png" }""", "Binary data in base64. The media type is <c>image/png</c>.")]
    [InlineData("""{ "type": "string", "contentEncoding": "base64url" }""", "Binary data in base64url.")]
    [InlineData("""{ "type": "string", "contentEncoding": "quoted-printable" }""", "Encoded as <c>quoted-printable</c>.")]
    [InlineData("""{ "type": "string", "format": "byte", "contentEncoding": "base64" }""", "Binary data in base64.")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "format": "uuid" } }""", "Each item: a UUID.")]
    public void What_only_the_server_checks(string schema, string? remarks) => Says(remarks, schema);

    [Theory]
    [InlineData("""{ "type": "string", "max_file_size": 20971520 }""", "The file size must be at most 20 MiB.")]
    [InlineData("""{ "type": "string", "max_file_size": 100000000 }""", "The file size must be at most 100 MB.")]
    [InlineData("""{ "type": "string", "max_file_size": 512000 }""", "The file size must be at most 500 KiB.")]
    [InlineData("""{ "type": "string", "max_file_size": 1234567 }""", "The file size must be at most 1,234,567 bytes.")]
    [InlineData("""{ "type": "string", "max_pixels": 4194304 }""", "The number of pixels must be at most 4,194,304.")]
    [InlineData("""{ "type": "string", "min_width": 240, "max_width": 8000, "min_height": 300 }""", "The width must be from 240 to 8000 pixels. The height must be at least 300 pixels.")]
    [InlineData("""{ "type": "string", "min_width": 512, "max_width": 512 }""", "The width must be exactly 512 pixels.")]
    [InlineData("""{ "type": "string", "x-fal": { "min_duration": 1, "min_fps": 24, "max_fps": 60, "timeout": 20 } }""", "The duration must be at least 1 second. The frame rate must be from 24 to 60 frames per second.")]
    [InlineData("""{ "type": "string", "x-fal": { "max_duration": 10.05, "min_aspect_ratio": 0.4, "max_aspect_ratio": 2.5 } }""", "The aspect ratio must be from 0.4 to 2.5. The duration must be at most 10.05 seconds.")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "max_file_size": 1048576 } }""", "The file size of each must be at most 1 MiB.")]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "max_file_size": 1048576 }""", "The file size of each must be at most 1 MiB.")]
    [InlineData("""{ "anyOf": [{ "type": "string", "max_pixels": 100 }, { "type": "null" }] }""", "The number of pixels must be at most 100.")]
    [InlineData("""{ "type": "string", "max_file_size": "20 MB", "max_width": null, "max_height": -1, "max_fps": [1], "max_pixels": 1e400 }""", null)]
    [InlineData("""{ "type": "string", "_fal_ui_field": "image", "ui": { "field": "image" }, "x-fal": "image" }""", null)]
    public void Files(string schema, string? remarks) => Says(remarks, schema);

    [Theory]
    [InlineData("""{ "type": "string", "limit_description": "Max file size: 10.0MB, Min width: 300px" }""", "Max file size: 10.0MB, Min width: 300px")]
    [InlineData("""{ "type": "string", "limit_description": "Max file size: 10.0MB", "x-fal": { "max_file_size": 10485760 }, "max_pixels": 100 }""", "<para>The number of pixels must be at most 100.</para> <para>Max file size: 10.0MB</para>")]
    [InlineData("""{ "type": "string", "description": "It. Max file size: 10.0MB", "limit_description": "Max file size: 10.0MB", "x-fal": { "max_file_size": 10485760 } }""", null)]
    [InlineData("""{ "type": "string", "description": "It, at most 10 MB.", "max_file_size": 10485760 }""", null)]
    [InlineData("""{ "type": "array", "items": { "type": "string", "limit_description": "Max file size: 10.0MB" } }""", "Each item: Max file size: 10.0MB")]
    [InlineData("""{ "type": "string", "limit_description": ["no text"] }""", null)]
    public void Limits_in_words(string schema, string? remarks) => Says(remarks, schema);

    [Theory]
    [InlineData("""{ "type": "integer", "minimum": 1, "maximum": 60 }""", "From 1 to 60.")]
    [InlineData("""{ "type": "number", "exclusiveMinimum": 0, "maximum": 1 }""", "More than 0, at most 1.")]
    [InlineData("""{ "type": "integer", "min": 1, "max": 60 }""", "From 1 to 60.")]
    [InlineData("""{ "anyOf": [{ "type": "object" }, { "type": "number" }], "ge": -4, "le": 4 }""", "From -4 to 4.")]
    [InlineData("""{ "type": "integer", "minimum": 2, "min": 1, "max": 60 }""", "At least 2.")]
    [InlineData("""{ "type": "number", "minimum": 0, "maximum": 1, "description": "Strength (0.0-1.0)." }""", null)]
    [InlineData("""{ "type": "integer", "multipleOf": 8 }""", "A multiple of 8.")]
    [InlineData("""{ "type": "string", "minLength": 1, "maxLength": 1 }""", "Exactly 1 character.")]
    [InlineData("""{ "type": "string", "maxLength": 500, "description": "Max 500 characters." }""", null)]
    [InlineData("""{ "type": "array", "items": { "type": "integer" }, "maxItems": 3 }""", "At most 3 items.")]
    [InlineData("""{ "anyOf": [{ "type": "array", "items": { "type": "integer" }, "maxItems": 3 }, { "type": "null" }] }""", "At most 3 items.")]
    [InlineData("""{ "allOf": [{ "type": "array", "items": { "type": "integer" }, "minItems": 2 }], "uniqueItems": true }""", "At least 2 items. Items must be unique.")]
    [InlineData("""{ "type": "array", "items": { "type": "integer", "minimum": 0, "multipleOf": 2 } }""", "Each item: at least 0; a multiple of 2.")]
    [InlineData("""{ "type": "array", "items": { "type": "array", "items": { "type": "string", "maxLength": 5 }, "maxItems": 2 } }""", "Each item: at most 2 items; each item: at most 5 characters.")]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "contains": { "const": "x" }, "minContains": 2, "maxContains": 3 }""", "At least 2 and at most 3 of the items must be <c>\"x\"</c>.")]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "contains": { "type": "string" } }""", "At least 1 of the items must be a string.")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer", "maximum": 9 }, "minProperties": 1, "maxProperties": 4 }""", "From 1 to 4 entries. Each value: at most 9.")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" }, "propertyNames": { "enum": ["a", "b"] } }""", "Possible keys are <c>a</c> and <c>b</c>.")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" }, "propertyNames": { "pattern": "^a", "maxLength": 3 } }""", "At most 3 characters in each key. Each key must match <c>^a</c>.")]
    [InlineData("""{ "type": "object", "patternProperties": { "^[a-z]+$": { "type": "integer" } } }""", "Each key must match <c>^[a-z]+$</c>.")]
    [InlineData("""{ "type": "object", "patternProperties": { "^i": { "type": "integer" } }, "additionalProperties": { "type": "string" } }""", "The value of a key that matches <c>^i</c> is an integer. Any other value is a string.")]
    public void Ranges(string schema, string? remarks) => Says(remarks, schema);

    [Theory]
    [InlineData("""{ "type": "integer", "default": 28 }""", "Defaults to <c>28</c> on the server.")]
    [InlineData("""{ "type": "integer", "default": 28, "description": "Steps. Defaults to 28." }""", null)]
    [InlineData("""{ "type": "string", "default": "" }""", "Defaults to <c>\"\"</c> on the server.")]
    [InlineData("""{ "type": "string", "default": " " }""", "Defaults to <c>\" \"</c> on the server.")]
    [InlineData("""{ "type": "object", "default": { "a": "<b>" } }""", "Defaults to <c>{\"a\":\"&lt;b&gt;\"}</c> on the server.")]
    [InlineData("""{ "type": "integer", "minimum": 1, "maximum": 10, "default": 50 }""", "Defaults to <c>50</c> on the server. From 1 to 10.")]
    [InlineData("""{ "type": "string", "default": null }""", null)]
    public void Defaults(string schema, string? remarks) => Says(remarks, schema);

    [Fact]
    public void A_long_default_is_told_by_its_beginning()
    {
        string words = string.Join(' ', Enumerable.Repeat("worst quality,", 100));

        string remarks = Documentation.OfProperty($$"""{ "type": "string", "default": "{{words}}" }""").Content("remarks")!;

        Assert.EndsWith("worst …</c> on the server.", remarks, StringComparison.Ordinal);
        Assert.InRange(remarks.Length, 100, 250);
    }

    [Fact]
    public void What_must_be_set_and_what_is_read_have_a_default_only()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.Of(
            input: """{ "type": "object", "required": ["a"], "properties": { "a": { "type": "integer", "default": 1 } } }""",
            output: """{ "type": "object", "properties": { "b": { "type": "integer", "default": 2 } } }"""));

        Assert.Equal("Defaults to <c>1</c>.", Documentation.Of(run, "MyApp.Fal.TestInput", "A").Content("remarks"));
        Assert.Equal("Defaults to <c>2</c>.", Documentation.Of(run, "MyApp.Fal.TestOutput", "B").Content("remarks"));
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        const string Schema = """{ "type": "number", "min": 0.5, "max": 1.5, "default": 1.25, "description": "It.", "max_pixels": 1000000.5 }""";
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Says("Defaults to <c>1.25</c> on the server. From 0.5 to 1.5. The number of pixels must be at most 1,000,000.5.", Schema);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Says(string? remarks, string schema) => Assert.Equal(remarks, Documentation.OfProperty(schema).Content("remarks"));
}
