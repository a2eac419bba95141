using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Schemas that are odd, contradict themselves or ask for what no type holds.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData(""" "a": { "type": "integer", "const": 1.5 }, "b": { "const": 5 }, "c": { "const": true }, "d": { "const": null }, "e": { "type": "integer", "const": 1e2 } """)]
    [InlineData(""" "a": { "type": "integer", "const": 99999999999999999999999 }, "b": { "type": "string", "const": 5 }, "c": { "type": "boolean", "const": "x" } """)]
    [InlineData(""" "a": { "anyOf": [{ "enum": [1, 2] }, { "type": "boolean" }] }, "b": { "anyOf": [{ "type": "string", "enum": [1, 2] }, { "type": "boolean" }] } """)]
    [InlineData(""" "a": { "anyOf": [{ "type": "integer", "enum": ["a"] }, { "type": "boolean" }] }, "b": { "anyOf": [{ "type": "integer", "enum": [1] }, { "type": "string" }] } """)]
    [InlineData(""" "a": { "enum": [] }, "b": { "enum": [null] }, "c": { "enum": [{}] }, "d": { "enum": [1, "a", null] }, "e": { "enum": [99999999999999999999, 1] } """)]
    [InlineData(""" "a": { "enum": ["a", "A", "a", "a ", " a", "a\t", "a\u0000", "é", "e\u0301", "", " "] } """)]
    [InlineData(""" "a": { "type": "integer", "enum": [-9223372036854775808, 9223372036854775807, 0, -0] } """)]
    [InlineData(""" "a": { "type": "integer", "exclusiveMinimum": 79228162514264337593543950335, "maximum": 1e400 }, "b": { "type": "number", "minimum": -1e400, "multipleOf": 1e-300 } """)]
    [InlineData(""" "a": { "type": "integer", "exclusiveMaximum": -79228162514264337593543950335, "minimum": 1e28, "maximum": -1e28 } """)]
    [InlineData(""" "a": { "type": "integer", "minimum": -9223372036854775808, "maximum": 9223372036854775807 }, "b": { "type": "number", "maximum": 18446744073709551616 } """)]
    [InlineData(""" "a": { "type": "number", "multipleOf": 0 }, "b": { "type": "integer", "multipleOf": -5 }, "c": { "type": "integer", "multipleOf": 0.3 } """)]
    [InlineData(""" "a": { "type": "integer", "minimum": 9, "maximum": 1 }, "b": { "type": "string", "minLength": 9, "maxLength": -1 }, "c": { "type": "integer", "exclusiveMinimum": true, "minimum": 0 } """)]
    [InlineData(""" "a": { "type": "file" }, "b": { "type": "any" }, "c": { "type": ["file", "null"] }, "d": { "type": [] }, "e": { "type": ["string", "integer", "number", "boolean", "object", "array", "null"] } """)]
    [InlineData(""" "image_url": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] }, "image_urls": { "type": "array", "items": { "anyOf": [{ "type": "string" }, { "type": "integer" }, { "type": "null" }] } } """)]
    [InlineData(""" "a": { "additionalProperties": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": ["integer", "null"] } }, { "type": "null" }] }, "type": "object" } """)]
    [InlineData(""" "a": { "type": "array", "items": true }, "b": { "type": "object", "additionalProperties": true }, "c": { "type": "object", "additionalProperties": false }, "d": { "type": "object", "additionalProperties": {} } """)]
    [InlineData(""" "input": { "type": "object" }, "output": { "type": "object" }, "endpoint": { "enum": ["a"] }, "Input": { "properties": { "a": { "type": "string" } } } """)]
    [InlineData(""" "": { "type": "string" }, " ": { "type": "integer" }, "🤩": { "properties": { "🤩": { "properties": { "🤩": { "type": "string" } } } } } """)]
    [InlineData(""" "a": { "$ref": "#" }, "b": { "$ref": "other.json#/components/schemas/X" }, "c": { "$ref": "#/definitions/X" }, "d": { "$ref": "#/components/schemas/TestInput/properties/a" }, "e": { "$ref": "https://example.com/x.json" } """)]
    public void Odd_properties_give_code_that_compiles(string properties) => Attack.Emits(TestSpec.WithInput(properties));

    [Theory]
    [InlineData("\"minLength\": 99999999999", "99999999999", "'minLength' must be a whole number of 32 bits")]
    [InlineData("\"maxItems\": 1.5", "1.5", "'maxItems' must be a whole number of 32 bits")]
    [InlineData("\"multipleOf\": 1e400", "1e400", "'multipleOf' must be a number below 1e28")]
    [InlineData("\"$ref\": \"\"", "\"\"", "'$ref' must be the name of a schema, but is empty")]
    [InlineData("\"$ref\": \"#/components/schemas/\"", "\"#/components/schemas/\"", "'$ref' must be the name of a schema, but is empty")]
    [InlineData("\"properties\": { \"x\": 5 }", "5", "'x' must be a schema, but is a number")]
    public void What_the_reader_would_fail_on_is_refused_at_its_place(string keyword, string place, string message)
    {
        TestSpec spec = TestSpec.WithInput($"\"odd\": {{ {keyword} }}");

        string diagnostic = Assert.Single(Attack.Survives(spec).Diagnostics);

        Assert.StartsWith($"{spec.Path}({spec.PlaceOf(place)}): error FLUX0003: {message}", diagnostic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "string" }""")]
    [InlineData("""{ "type": "array", "items": { "type": "string" } }""")]
    [InlineData("""{ "type": "boolean" }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string" } }""")]
    public void Bodies_that_are_no_objects(string schema)
    {
        Attack.Emits(TestSpec.Of(output: schema));
        Attack.Emits(TestSpec.Of(input: schema, output: schema));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "enum": ["a", "b"] }""")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }""")]
    [InlineData("""{ "$ref": "#/components/schemas/TestOutput" }""")]
    public void Bodies_of_other_types(string schema) => Attack.Emits(TestSpec.Of(input: schema));

    /// <summary>The reader would give up the whole document for a parameter.</summary>
    [Fact]
    public void What_no_client_is_made_of_may_be_of_any_kind()
    {
        TestSpec spec = TestSpec.Of();

        GeneratorRun run = Attack.Emits(spec.WithText(spec.Text
            .Replace("\"post\": {", "\"parameters\": [{ \"name\": \"a\", \"in\": \"path\", \"required\": \"object\" }], \"post\": { \"deprecated\": \"no\", \"tags\": 5,", StringComparison.Ordinal)
            .Replace("\"paths\": {", "\"servers\": [5], \"security\": {}, \"paths\": {", StringComparison.Ordinal)));

        Assert.Empty(run.Diagnostics);
    }

    /// <summary>Each file is one that a caller may have on disk, however deep it stands.</summary>
    [Theory]
    [InlineData("""{ "type": "array", "items": { "type": "array", "items": { "$ref": "#/components/schemas/Guide" } } }""", "FalFileMap.Each(Guides, item1 => files.MapIn(item1))")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "array", "items": { "$ref": "#/components/schemas/Guide" } } } }""", "FalFileMap.Each(Guides, item1 => global::Flux2Gen.CompilerServices.FalFileMap.Each(item1, item2 => files.MapIn(item2)))")]
    [InlineData("""{ "type": "array", "items": { "type": ["array", "null"], "items": { "$ref": "#/components/schemas/Guide" } } }""", "FalFileMap.Each(Guides, item1 => files.MapIn(item1))")]
    public void Files_in_lists_of_lists_are_sent_too(string guides, string code)
    {
        GeneratorRun run = Attack.Emits(TestSpec.WithInput(
            $"\"guides\": {guides}, \"one\": {{ \"$ref\": \"#/components/schemas/Guide\" }}",
            """
            "Guide": { "type": "object", "properties": { "image_url": { "type": "string" } }, "required": ["image_url"] }
            """));

        Assert.Contains(code, run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_of_files_that_may_be_null_compiles() => Attack.Emits(TestSpec.WithInput("""
        "image_urls": { "type": "object", "additionalProperties": { "type": ["string", "null"] } }
        """));

    [Fact]
    public void A_deprecated_property_that_must_be_set_is_no_warning_that_nobody_can_heed()
    {
        GeneratorRun run = Attack.Emits(TestSpec.Of(input: """
            { "properties": { "a": { "type": "string", "deprecated": true }, "b": { "type": "string", "deprecated": true } }, "required": ["a"] }
            """));

        Assert.Equal(1, run.Source.Split("Obsolete").Length - 1);
    }

    [Fact]
    public void Alternatives_within_alternatives_are_alternatives()
    {
        GeneratorRun run = Attack.Emits(TestSpec.WithInput(
            """
            "a": { "anyOf": [{ "anyOf": [{ "type": "string" }, { "$ref": "#/components/schemas/U" }] }, { "type": ["boolean", "null"] }] }
            """,
            """
            "U": { "oneOf": [{ "type": "integer" }, { "type": "array", "items": { "type": "integer" } }] }
            """));

        foreach (string name in (string[])["TryGetText(", "TryGetInteger(", "TryGetList(", "TryGetBoolean("])
        {
            Assert.Contains(name, run.Source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_mixed_in_by_what_is_mixed_in_counts()
    {
        GeneratorRun run = Attack.Emits(TestSpec.WithInput(
            """
            "a": { "allOf": [{ "$ref": "#/components/schemas/B" }, { "properties": { "own": { "type": "string" } } }], "nullable": true }
            """,
            """
            "A": { "properties": { "first": { "type": "string" } } },
            "B": { "allOf": [{ "$ref": "#/components/schemas/A" }, { "properties": { "second": { "type": "string" } } }] }
            """));

        Assert.All((string[])["First", "Second", "Own"], name => Assert.Contains($"public string? {name} ", run.Source, StringComparison.Ordinal));
    }
}
