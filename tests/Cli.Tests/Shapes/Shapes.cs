namespace Flux2Gen.Cli.Tests.Shapes;

/// <summary>The shapes. <c>{}</c> in a type stands for the endpoint's name.</summary>
internal static class Shapes
{
    private const string Json = "JsonElement";
    private const string Point = """ "Point": { "type": "object", "properties": { "x": { "type": "number" }, "y": { "type": "number" } }, "required": ["x", "y"] } """;
    private const string Named = """ "Named": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] } """;
    private const string PointRef = """ { "$ref": "#/components/schemas/Point" } """;
    private const string NamedRef = """ { "$ref": "#/components/schemas/Named" } """;

    private const string Count = """ "Count": { "type": ["integer", "null"] } """;
    private const string CountRef = """ { "$ref": "#/components/schemas/Count" } """;

    private const string SeededImage = """ "Image": { "type": "object", "required": ["url", "seed"], "properties": { "url": { "type": "string" }, "width": { "type": "integer" }, "seed": { "type": "integer" }, "note": { "type": "string" } } } """;

    private const string Rule = """ "Rule": { "type": "object", "properties": { "count": { "type": "integer", "minimum": 1 } }, "required": ["count"] } """;

    public static IReadOnlyList<Shape> All { get; } =
    [
        // Unions of a type and null.
        new("string-or-null", """{ "anyOf": [{ "type": "string" }, { "type": "null" }] }""", "string"),
        new("integer-or-null", """{ "anyOf": [{ "type": "integer" }, { "type": "null" }] }""", "long"),
        new("small-integer-or-null", """{ "anyOf": [{ "type": "integer", "minimum": 0, "maximum": 10 }, { "type": "null" }] }""", "int"),
        new("reference-or-null", $$"""{ "anyOf": [{{PointRef}}, { "type": "null" }] }""", "{}Point", Point),
        new("enum-or-null", """{ "anyOf": [{ "type": "string", "enum": ["a", "b"] }, { "type": "null" }] }""", "{}Value"),
        new("const-or-null", """{ "anyOf": [{ "const": "only", "type": "string" }, { "type": "null" }] }""", "{}Value"),
        new("array-or-null", """{ "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "null" }] }""", "IReadOnlyList<string>"),
        new("type-array-with-null", """{ "type": ["string", "null"] }""", "string"),
        new("nullable", """{ "type": "string", "nullable": true }""", "string"),
        new("nullable-reference", $$"""{ "allOf": [{{PointRef}}], "nullable": true }""", "{}Point", Point),
        new("null-in-enum", """{ "enum": ["a", null] }""", "{}Value"),

        // Null wherever a document allows it.
        new("list-of-nullable-component", $$"""{ "type": "array", "items": {{CountRef}} }""", "IReadOnlyList<long?>", Count),
        new("map-of-nullable-component", $$"""{ "type": "object", "additionalProperties": {{CountRef}} }""", "IReadOnlyDictionary<string, long?>", Count),
        new("nested-lists-of-nullable-component", $$"""{ "type": "array", "items": { "type": "array", "items": {{CountRef}} } }""", "IReadOnlyList<IReadOnlyList<long?>>", Count),
        new("list-of-nullable-text", """{ "type": "array", "items": { "$ref": "#/components/schemas/Text" } }""", "IReadOnlyList<string?>", """ "Text": { "type": "string", "nullable": true } """),
        new("list-of-nullable-flag", """{ "type": "array", "items": { "$ref": "#/components/schemas/Flag" } }""", "IReadOnlyList<bool?>", """ "Flag": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] } """),
        new("list-of-nullable-enum", """{ "type": "array", "items": { "$ref": "#/components/schemas/Mode" } }""", "IReadOnlyList<{}Mode?>", """ "Mode": { "enum": ["a", "b", null] } """),
        new("list-of-nullable-record", """{ "type": "array", "items": { "$ref": "#/components/schemas/Spot" } }""", "IReadOnlyList<{}Spot?>", """ "Spot": { "type": ["object", "null"], "properties": { "x": { "type": "number" } } } """),
        new("list-of-nullable-list", """{ "type": "array", "items": { "$ref": "#/components/schemas/Row" } }""", "IReadOnlyList<IReadOnlyList<long>?>", """ "Row": { "anyOf": [{ "type": "array", "items": { "type": "integer" } }, { "type": "null" }] } """),
        new("list-of-nullable-map", """{ "type": "array", "items": { "$ref": "#/components/schemas/Table" } }""", "IReadOnlyList<IReadOnlyDictionary<string, long?>?>", $$""" "Table": { "type": ["object", "null"], "additionalProperties": {{CountRef}} }, {{Count}} """),
        new("list-of-nullable-union", """{ "type": "array", "items": { "$ref": "#/components/schemas/Key" } }""", "IReadOnlyList<{}Key?>", """ "Key": { "anyOf": [{ "type": "string" }, { "type": "integer" }, { "type": "null" }] } """),
        new("list-of-nullable-alias", """{ "type": "array", "items": { "$ref": "#/components/schemas/Alias" } }""", "IReadOnlyList<long?>", $$""" "Alias": {{CountRef}}, {{Count}} """),
        new("list-of-nullable-alias-of-alias", """{ "type": "array", "items": { "$ref": "#/components/schemas/Outer" } }""", "IReadOnlyList<long?>", $$""" "Outer": { "allOf": [{ "$ref": "#/components/schemas/Alias" }] }, "Alias": { "anyOf": [{{CountRef}}] }, {{Count}} """),
        new("list-of-nullable-merge", """{ "type": "array", "items": { "$ref": "#/components/schemas/Both" } }""", "IReadOnlyList<{}Both?>", """ "Both": { "allOf": [{ "$ref": "#/components/schemas/Left" }, { "$ref": "#/components/schemas/Right" }] }, "Left": { "type": ["object", "null"], "properties": { "a": { "type": "string" } } }, "Right": { "type": ["object", "null"], "properties": { "b": { "type": "string" } } } """),
        new("union-of-nullable-components", $$"""{ "type": "array", "items": { "anyOf": [{{CountRef}}, { "type": "string" }] } }""", "IReadOnlyList<{}Value?>", Count),
        new("tuple-of-nullable-component", $$"""{ "type": "array", "prefixItems": [{{CountRef}}, { "type": "string" }] }""", "{}Value", Count),
        new("recursive-nullable-component", """{ "$ref": "#/components/schemas/Node" }""", "{}Node", """ "Node": { "anyOf": [{ "type": "object", "properties": { "v": { "type": "integer" }, "next": { "$ref": "#/components/schemas/Node" } }, "required": ["v", "next"] }, { "type": "null" }] } """),
        new("recursive-nullable-type", """{ "$ref": "#/components/schemas/Node" }""", "{}Node", """ "Node": { "type": ["object", "null"], "properties": { "kids": { "type": "array", "items": { "$ref": "#/components/schemas/Node" } }, "next": { "$ref": "#/components/schemas/Node" } }, "required": ["kids", "next"] } """),
        new("mutually-recursive-nullable", """{ "$ref": "#/components/schemas/Hen" }""", "{}Hen", """ "Hen": { "type": "object", "nullable": true, "properties": { "egg": { "$ref": "#/components/schemas/Egg" } }, "required": ["egg"] }, "Egg": { "anyOf": [{ "type": "null" }, { "type": "object", "properties": { "hen": { "$ref": "#/components/schemas/Hen" } }, "required": ["hen"] }] } """),
        new("integer-or-null-enum", """{ "anyOf": [{ "type": "integer" }, { "enum": [null] }] }""", "long"),
        new("reference-or-null-enum", $$"""{ "anyOf": [{{PointRef}}, { "enum": [null] }] }""", "{}Point", Point),
        new("string-or-null-constant", """{ "anyOf": [{ "type": "string" }, { "const": null }] }""", "string"),
        new("enums-or-null-enum", """{ "oneOf": [{ "enum": ["a"] }, { "enum": [""] }, { "enum": [null] }] }""", "{}Value"),
        new("reference-or-reference-to-null", $$"""{ "anyOf": [{{PointRef}}, { "$ref": "#/components/schemas/NullEnum" }] }""", "{}Point", $$""" {{Point}}, "NullEnum": { "enum": [null] } """),
        new("integer-or-typed-null-enum", """{ "oneOf": [{ "type": "integer" }, { "type": "null", "enum": [null] }] }""", "long"),
        new("union-or-null-constant", """{ "anyOf": [{ "type": "string" }, { "type": "integer" }, { "const": null }] }""", "{}Value"),
        new("list-of-union-with-null-constant", """{ "type": "array", "items": { "anyOf": [{ "type": "number" }, { "const": null }] } }""", "IReadOnlyList<double?>"),

        // Unions of several types.
        new("reference-or-enum", $$"""{ "anyOf": [{{PointRef}}, { "type": "string", "enum": ["center", "corner"] }] }""", "{}Value", Point),
        new("reference-or-enum-or-null", $$"""{ "anyOf": [{{PointRef}}, { "type": "string", "enum": ["center"] }, { "type": "null" }] }""", "{}Value", Point),
        new("string-or-integer", """{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }""", "{}Value"),
        new("string-or-number", """{ "anyOf": [{ "type": "string" }, { "type": "number" }] }""", "{}Value"),
        new("integer-or-number", """{ "anyOf": [{ "type": "integer" }, { "type": "number" }] }""", "double"),
        new("lists-that-hold-each-other", """{ "$ref": "#/components/schemas/Tree" }""", "IReadOnlyList<{}Tree>", """ "Tree": { "anyOf": [{ "type": "array", "items": { "$ref": "#/components/schemas/Tree" } }, { "type": "array", "items": { "type": "string" } }] } """, "FLUX0102"),
        new("several-types", """{ "type": ["string", "integer", "boolean"] }""", "{}Value"),
        new("enum-or-string", """{ "anyOf": [{ "type": "string", "enum": ["a"] }, { "type": "string" }] }""", "{}Value"),
        new("integer-enum-or-integer", """{ "anyOf": [{ "type": "integer", "enum": [1, 2] }, { "type": "integer" }] }""", "{}Value"),
        new("integer-enum-or-number", """{ "anyOf": [{ "type": "integer", "enum": [1, 2] }, { "type": "number" }] }""", "double"),
        new("string-enum-or-integer-enum", """{ "anyOf": [{ "enum": ["a", "b"] }, { "enum": [1, 2] }] }""", "{}Value"),
        new("constants", """{ "oneOf": [{ "const": "a" }, { "const": "b" }] }""", "{}Value"),
        new("integer-constants", """{ "oneOf": [{ "const": 1 }, { "const": 2 }] }""", "{}Value"),
        new("string-or-array", """{ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] }""", "{}Value"),
        new("string-or-objects", """{ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "object", "properties": { "text": { "type": "string" } } } }] }""", "{}Value"),
        new("object-or-number", """{ "anyOf": [{ "type": "object" }, { "type": "number" }] }""", "{}Value"),
        new("reference-or-text-or-object", $$"""{ "anyOf": [{{PointRef}}, { "type": "string" }, { "type": "object", "additionalProperties": true }, { "type": "null" }] }""", "{}Value", Point),
        new("two-references", $$"""{ "anyOf": [{{PointRef}}, {{NamedRef}}] }""", "{}Value", $"{Point},{Named}"),
        new("records-with-a-constant-each", """{ "oneOf": [{ "type": "object", "properties": { "kind": { "const": "circle" }, "r": { "type": "number" } }, "required": ["kind"] }, { "type": "object", "properties": { "kind": { "const": "square" }, "a": { "type": "number" } }, "required": ["kind"] }] }""", "{}Value"),
        new("discriminator", $$"""{ "oneOf": [{{PointRef}}, {{NamedRef}}], "discriminator": { "propertyName": "type", "mapping": { "point": "#/components/schemas/Point", "named": "#/components/schemas/Named" } } }""", "{}Value",
            """ "Point": { "type": "object", "properties": { "type": { "const": "point" }, "x": { "type": "number" } }, "required": ["type"] }, "Named": { "type": "object", "properties": { "type": { "const": "named" }, "name": { "type": "string" } }, "required": ["type"] } """),
        new("records-that-look-alike", """{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "object", "properties": { "b": { "type": "integer" }, "a": { "type": "string" } } }] }""", "{}Value"),
        new("list-of-unions", """{ "type": "array", "items": { "anyOf": [{ "type": "string" }, { "type": "integer" }, { "type": "null" }] } }""", "IReadOnlyList<{}Value?>"),
        new("two-lists", """{ "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "array", "items": { "type": "integer" } }] }""", "IReadOnlyList<{}Value>"),
        new("list-or-list-of-lists", """{ "anyOf": [{ "type": "array", "items": { "type": "number" } }, { "type": "array", "items": { "type": "array", "items": { "type": "number" } } }] }""", "IReadOnlyList<{}Value>"),
        new("union-of-unions", $$"""{ "anyOf": [{ "anyOf": [{ "type": "string" }, { "type": "null" }] }, { "anyOf": [{ "type": "boolean" }, { "type": "number" }] }] }""", "{}Value"),
        new("recursive-union", """{ "$ref": "#/components/schemas/Tree" }""", "{}Tree", """ "Tree": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "$ref": "#/components/schemas/Tree" } }] } """),
        new("recursive-union-of-one", """{ "$ref": "#/components/schemas/Tree" }""", "IReadOnlyList<JsonElement>", """ "Tree": { "anyOf": [{ "type": "array", "items": { "$ref": "#/components/schemas/Tree" } }, { "type": "array", "items": { "$ref": "#/components/schemas/Tree" } }] } """, "FLUX0102"),
        new("union-through-an-object", """{ "$ref": "#/components/schemas/Node" }""", "{}Node", """ "Node": { "anyOf": [{ "type": "string" }, { "type": "object", "properties": { "children": { "type": "array", "items": { "$ref": "#/components/schemas/Node" } } }, "required": ["children"] }] } """),

        new("type-beside-any-of", """{ "type": "string", "anyOf": [{ "maxLength": 3 }, { "pattern": "^a" }] }""", "string"),
        new("list-beside-any-of", """{ "type": "array", "items": { "type": "integer" }, "anyOf": [{ "minItems": 1 }, { "maxItems": 3 }] }""", "IReadOnlyList<long>"),
        new("enum-beside-any-of", """{ "enum": ["a", "b", null], "anyOf": [{ "type": "string" }, { "type": "null" }] }""", "{}Value"),

        new("one-reference-twice", $$"""{ "anyOf": [{{PointRef}}, {{NamedRef}}, {{PointRef}}] }""", "{}Value", $"{Point},{Named}"),
        new("integer-or-fraction", """{ "anyOf": [{ "type": "integer" }, { "const": 1.5 }] }""", "double"),
        new("reference-to-another-part", """{ "$ref": "#/comp//onents/schemas/Point" }""", Json, Point, "FLUX0101"),
        new("list-of-unknown-type", """{ "type": "arr ay", "items": { "type": "string" } }""", Json, "", "FLUX0008", "FLUX0008"),
        new("tuple-of-unknown-type", """{ "type": "String", "prefixItems": [{ "type": "integer" }] }""", Json, "", "FLUX0008", "FLUX0008"),
        new("items-of-a-text", """{ "type": ["string", "integer"], "items": { "type": "string" } }""", "{}Value", "", "FLUX0106", "FLUX0106"),
        new("record-with-rules-among-records", """{ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }] }""", "{}Value",
            """ "A": { "type": "object", "properties": { "x": { "type": "string" } }, "required": ["x"], "anyOf": [{ "required": ["p"] }, { "required": ["q"] }] }, "B": { "type": "object", "properties": { "y": { "type": "string" } }, "required": ["y"] } """),
        new("reference-to-another-document", """{ "$ref": "other.json#/components/schemas/Point" }""", Json, Point, "FLUX0101"),

        new("records-with-an-optional-constant-each", """{ "anyOf": [{ "type": "object", "properties": { "kind": { "const": "a" }, "x": { "type": "number" } }, "required": ["x"] }, { "type": "object", "properties": { "kind": { "const": "b" }, "y": { "type": "number" } }, "required": ["y"] }] }""", "{}Value"),

        new("numbers-and-texts-of-one-name", """{ "enum": [4, 8, "4", "8"] }""", "{}Value", "", "FLUX0201", "FLUX0201", "FLUX0201", "FLUX0201"),

        // Tags.
        new("tags-of-several-values", """{ "anyOf": [{ "type": "object", "properties": { "kind": { "enum": ["a"] }, "x": { "type": "string" } }, "required": ["kind", "x"] }, { "type": "object", "properties": { "kind": { "enum": ["b", "c"] }, "x": { "type": "integer" } }, "required": ["kind", "x"] }] }""", "{}Value"),
        new("tags-by-default", """{ "anyOf": [{ "type": "object", "properties": { "kind": { "const": "a", "default": "a", "type": "string" }, "x": { "type": "string" } } }, { "type": "object", "properties": { "kind": { "const": "b", "default": "b", "type": "string" }, "x": { "type": "integer" } } }] }""", "{}Value"),
        new("tags-by-mapping", """{ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }], "discriminator": { "propertyName": "type", "mapping": { "typeA": "#/components/schemas/A", "typeB": "#/components/schemas/B" } } }""", "{}Value",
            """ "A": { "type": "object", "properties": { "type": { "type": "string" }, "x": { "type": "string" } }, "required": ["type"] }, "B": { "type": "object", "properties": { "type": { "type": "string" }, "x": { "type": "integer" } }, "required": ["type"] } """),
        new("mapping-of-a-union", """{ "oneOf": [{ "oneOf": [{ "$ref": "#/components/schemas/Black" }, { "$ref": "#/components/schemas/White" }], "discriminator": { "propertyName": "color", "mapping": { "black": "#/components/schemas/Black", "white": "#/components/schemas/White" } } }, { "$ref": "#/components/schemas/Dog" }], "discriminator": { "propertyName": "pet", "mapping": { "cat": { "oneOf": [{ "$ref": "#/components/schemas/Black" }, { "$ref": "#/components/schemas/White" }] }, "dog": "#/components/schemas/Dog" } } }""", "{}Value",
            """ "Black": { "type": "object", "properties": { "pet": { "const": "cat" }, "color": { "const": "black" }, "a": { "type": "integer" } }, "required": ["pet", "color", "a"] }, "White": { "type": "object", "properties": { "pet": { "const": "cat" }, "color": { "const": "white" }, "b": { "type": "integer" } }, "required": ["pet", "color", "b"] }, "Dog": { "type": "object", "properties": { "pet": { "const": "dog" }, "c": { "type": "number" } }, "required": ["pet", "c"] } """),
        new("base-with-discriminator", """{ "$ref": "#/components/schemas/Pet" }""", "{}Pet",
            """ "Pet": { "type": "object", "discriminator": { "propertyName": "kind", "mapping": { "cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog" } }, "properties": { "kind": { "type": "string" }, "name": { "type": "string" } }, "required": ["kind"] }, "Cat": { "allOf": [{ "$ref": "#/components/schemas/Pet" }, { "type": "object", "properties": { "lives": { "type": "integer" } } }] }, "Dog": { "allOf": [{ "$ref": "#/components/schemas/Pet" }], "type": "object", "properties": { "bark": { "type": "string" } }, "required": ["bark"] } """),
        new("examples-that-are-no-list", """{ "type": "string", "examples": "one" }""", "string"),
        new("example-objects", """{ "type": "object", "properties": { "a": { "type": "string" } }, "examples": { "first": { "value": { "a": "b" } } } }""", "{}Value"),

        // Files.
        new("file-with-a-required-member", """{ "$ref": "#/components/schemas/Image" }""", "{}Image", SeededImage),
        new("list-of-files-with-a-required-member", """{ "type": "array", "items": { "$ref": "#/components/schemas/Image" } }""", "IReadOnlyList<{}Image>", SeededImage),
        new("map-of-files", """{ "type": "object", "additionalProperties": { "$ref": "#/components/schemas/a__b__Image-Output" } }""", "IReadOnlyDictionary<string, ImageFile>", """ "a__b__Image-Output": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" }, "blurhash": { "type": "string" } } } """),
        new("file-or-file-with-a-required-member", """{ "anyOf": [{ "$ref": "#/components/schemas/Picture" }, { "$ref": "#/components/schemas/Image" }] }""", "{}Value", SeededImage + """, "Picture": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" } } } """),
        new("file-with-a-nullable-address", """{ "$ref": "#/components/schemas/Video" }""", "VideoFile", """ "Video": { "type": "object", "properties": { "url": { "type": ["string", "null"] }, "fps": { "type": "number" } } } """),
        new("file-of-all-members", """{ "$ref": "#/components/schemas/Audio" }""", "AudioFile", """ "Audio": { "type": "object", "required": ["url", "duration", "channels"], "properties": { "url": { "type": "string" }, "file_data": { "type": "string", "format": "binary" }, "duration": { "type": "number" }, "channels": { "type": "integer" }, "bitrate": { "type": ["integer", "string"] } } } """),

        // Variants that JSON tells apart although others are not.
        new("text-or-anything", """{ "anyOf": [{ "type": "string" }, {}] }""", Json),
        new("reference-or-dangling", $$"""{ "anyOf": [{{PointRef}}, { "$ref": "#/components/schemas/Gone" }] }""", "{}Value", Point, "FLUX0101"),
        new("record-or-lists-or-tuple", $$"""{ "anyOf": [{{PointRef}}, { "type": "array", "items": {{PointRef}} }, { "type": "array", "prefixItems": [{ "type": "number" }, { "type": "number" }] }] }""", "{}Value", Point),
        new("list-or-tuple", """{ "anyOf": [{ "type": "array", "items": { "type": "number" } }, { "type": "array", "prefixItems": [{ "type": "number" }, { "type": "number" }], "minItems": 2, "maxItems": 2 }] }""", "IReadOnlyList<double>"),
        new("list-or-open-tuple", """{ "anyOf": [{ "type": "array", "items": { "type": "number" } }, { "type": "array", "prefixItems": [{ "type": "number" }] }] }""", "IReadOnlyList<JsonElement>"),
        new("two-tuples", """{ "anyOf": [{ "type": "array", "prefixItems": [{ "type": "integer" }], "maxItems": 1 }, { "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "maxItems": 2 }] }""", "IReadOnlyList<{}Value>"),
        new("two-maps", """{ "anyOf": [{ "type": "object", "additionalProperties": { "type": "integer" } }, { "type": "object", "additionalProperties": { "type": "string" } }] }""", "IReadOnlyDictionary<string, {}Value>"),

        // Objects.
        new("recursive", """{ "$ref": "#/components/schemas/Node" }""", "{}Node", """ "Node": { "type": "object", "properties": { "name": { "type": "string" }, "next": { "$ref": "#/components/schemas/Node" }, "all": { "type": "array", "items": { "$ref": "#/components/schemas/Node" } } } } """),
        new("inline", """{ "type": "object", "properties": { "a": { "type": "object", "properties": { "b": { "type": "object", "properties": { "c": { "type": "integer" } } } } } } }""", "{}Value"),
        new("free-form", """{ "type": "object" }""", Json),
        new("anything", "{}", Json),
        new("map", """{ "type": "object", "additionalProperties": { "type": "number" } }""", "IReadOnlyDictionary<string, double>"),
        new("map-of-maps", """{ "type": "object", "additionalProperties": { "type": "object", "additionalProperties": { "type": "integer" } } }""", "IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>>"),
        new("map-of-objects", """{ "type": "object", "additionalProperties": { "type": "object", "properties": { "a": { "type": "string" } } } }""", "IReadOnlyDictionary<string, {}ValueValue>"),
        new("map-with-nulls", """{ "type": "object", "additionalProperties": { "anyOf": [{ "type": "string" }, { "type": "null" }] } }""", "IReadOnlyDictionary<string, string?>"),
        new("object-with-more", """{ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": { "type": "integer" } }""", "{}Value"),
        new("read-and-write-only", """{ "type": "object", "properties": { "id": { "type": "string", "readOnly": true }, "secret": { "type": "string", "writeOnly": true } }, "required": ["id", "secret"] }""", "{}Value"),
        new("constant-members", """{ "type": "object", "properties": { "type": { "const": "text" }, "version": { "const": 2 }, "on": { "const": true }, "either": { "anyOf": [{ "const": "x" }, { "type": "null" }] } }, "required": ["type", "version", "on", "either"] }""", "{}Value"),

        // Maps by patterns of their keys.
        new("pattern-map", """{ "type": "object", "patternProperties": { "^[a-z]+$": { "type": "integer" } } }""", "IReadOnlyDictionary<string, long>"),
        new("pattern-map-closed", """{ "type": "object", "patternProperties": { "^a": { "$ref": "#/components/schemas/Point" } }, "additionalProperties": false }""", "IReadOnlyDictionary<string, {}Point>", Point),
        new("pattern-map-with-nulls", $$"""{ "anyOf": [{ "type": "object", "patternProperties": { "^a": { "anyOf": [{{PointRef}}, { "type": "null" }] } } }, { "type": "null" }] }""", "IReadOnlyDictionary<string, {}Point?>", Point),
        new("pattern-map-of-several-types", """{ "type": "object", "patternProperties": { "^i": { "type": "integer" }, "^s": { "type": "string" } } }""", "IReadOnlyDictionary<string, {}Value>"),
        new("pattern-map-with-other-values", """{ "type": "object", "patternProperties": { "^i": { "type": "integer" } }, "additionalProperties": { "type": "string" } }""", "IReadOnlyDictionary<string, {}Value>"),
        new("pattern-map-with-any-other-values", """{ "type": "object", "patternProperties": { "^i": { "type": "integer" } }, "additionalProperties": true }""", Json),
        new("pattern-map-of-objects", """{ "type": "object", "patternProperties": { "^a": { "type": "object", "properties": { "a": { "type": "string" } } } } }""", "IReadOnlyDictionary<string, {}ValueValue>"),
        new("pattern-map-behind-a-reference", """{ "$ref": "#/components/schemas/Map" }""", "IReadOnlyDictionary<string, long>", """ "Map": { "type": "object", "patternProperties": { "^a": { "type": "integer" } } } """),
        new("pattern-maps-in-all-of", """{ "allOf": [{ "type": "object", "patternProperties": { "^a": { "type": "integer" } } }, { "type": "object", "minProperties": 1 }] }""", "IReadOnlyDictionary<string, long>"),
        new("pattern-map-or-text", """{ "anyOf": [{ "type": "string" }, { "type": "object", "patternProperties": { "^a": { "type": "integer" } } }] }""", "{}Value"),
        new("list-of-pattern-maps", """{ "type": "array", "items": { "type": "object", "patternProperties": { "^a": { "type": "integer" } } } }""", "IReadOnlyList<IReadOnlyDictionary<string, long>>"),
        new("record-with-pattern-members", """{ "type": "object", "properties": { "a": { "type": "string" } }, "patternProperties": { "^x-": { "type": "integer" } } }""", "{}Value"),
        new("map-of-listed-keys", """{ "type": "object", "additionalProperties": { "type": "integer", "minimum": 0 }, "propertyNames": { "$ref": "#/components/schemas/Side" }, "minProperties": 1, "maxProperties": 2 }""", "IReadOnlyDictionary<string, long>", """ "Side": { "enum": ["left", "right"] } """),
        new("map-of-long-keys", """{ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string", "maxLength": 9 }, "uniqueItems": true }, "propertyNames": { "minLength": 2, "pattern": "^a" } }""", "IReadOnlyDictionary<string, IReadOnlyList<string>>"),

        // References to parts.
        new("own-definition", """{ "$ref": "#/components/schemas/Box/$defs/Inner" }""", "{}Inner", """ "Box": { "$defs": { "Inner": { "type": "object", "properties": { "next": { "$ref": "#/$defs/Inner" }, "level": { "$ref": "#/$defs/Level" } } }, "Level": { "enum": ["low", "high"] } } } """),
        new("property-of-a-component", """{ "$ref": "#/components/schemas/Box/properties/kind" }""", "{}BoxKind", """ "Box": { "type": "object", "properties": { "kind": { "enum": ["a", "b"] } } } """),
        new("items-of-a-component", """{ "$ref": "#/components/schemas/Box/properties/list/items" }""", "{}BoxListItem", """ "Box": { "type": "object", "properties": { "list": { "type": "array", "items": { "type": "object", "properties": { "x": { "type": "number" } } } } } } """),
        new("alternative-of-a-component", """{ "$ref": "#/components/schemas/Box/anyOf/1" }""", "long", """ "Box": { "anyOf": [{ "type": "string" }, { "type": "integer" }] } """),
        new("definition-of-definitions", """{ "$ref": "#/components/schemas/Box/definitions/a~1b%20c" }""", "{}ABC", """ "Box": { "definitions": { "a/b c": { "type": "object", "properties": { "x": { "$ref": "#/definitions/Leaf" } } }, "Leaf": { "type": "integer" } } } """),

        // allOf.
        new("all-of-one", $$"""{ "allOf": [{{PointRef}}], "description": "Where." }""", "{}Point", Point),
        new("all-of-several", $$"""{ "allOf": [{{PointRef}}, {{NamedRef}}, { "type": "object", "properties": { "z": { "type": "number" } } }] }""", "{}Value", $"{Point},{Named}"),
        new("all-of-with-any-of", $$"""{ "allOf": [{{NamedRef}}, { "anyOf": [{ "type": "object", "properties": { "a": { "type": "integer" } }, "required": ["a"] }, { "type": "object", "properties": { "b": { "type": "boolean" } }, "required": ["b"] }] }] }""", "{}Value", Named),
        new("any-of-beside-properties", """{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "anyOf": [{ "required": ["a"] }, { "required": ["b"] }] }""", "{}Value"),
        new("all-of-scalars", """{ "allOf": [{ "type": "number", "minimum": 0 }, { "type": "integer", "maximum": 9 }] }""", "int"),
        new("all-of-enums", """{ "allOf": [{ "enum": ["a", "b"] }, { "enum": ["b", "c"] }] }""", "{}Value"),
        new("all-of-itself", """{ "$ref": "#/components/schemas/Node" }""", "{}Node", """ "Node": { "allOf": [{ "$ref": "#/components/schemas/Base" }, { "type": "object", "properties": { "parent": { "$ref": "#/components/schemas/Node" } } }] }, "Base": { "type": "object", "properties": { "id": { "type": "string" } } } """),
        new("all-of-one-property-twice", """{ "allOf": [{ "type": "object", "properties": { "a": { "type": "number" } } }, { "type": "object", "properties": { "a": { "type": "integer", "minimum": 1 } }, "required": ["a"] }] }""", "{}Value"),
        new("all-of-contradiction", """{ "allOf": [{ "type": "string" }, { "type": "integer" }] }""", Json, "", "FLUX0102", "FLUX0102"),

        // Arrays.
        new("list-of-lists", """{ "type": "array", "items": { "type": "array", "items": { "type": "number" } } }""", "IReadOnlyList<IReadOnlyList<double>>"),
        new("list-of-anything", """{ "type": "array" }""", "IReadOnlyList<JsonElement>"),
        new("list-with-nulls", """{ "type": "array", "items": { "anyOf": [{ "type": "integer" }, { "type": "null" }] } }""", "IReadOnlyList<long?>"),
        new("tuple", """{ "type": "array", "prefixItems": [{ "anyOf": [{ "type": "number" }, { "type": "null" }] }, { "type": "string" }], "minItems": 2, "maxItems": 2 }""", "{}Value"),
        new("tuple-of-objects", $$"""{ "type": "array", "prefixItems": [{{PointRef}}, { "type": "array", "items": {{PointRef}} }, {}, { "const": "end" }] }""", "{}Value", Point),
        new("nested-tuples", """{ "type": "array", "prefixItems": [{ "type": "array", "prefixItems": [{ "type": "integer", "title": "Left" }, { "type": "integer", "title": "Right" }] }] }""", "{}Value"),
        new("tuple-or-string", """{ "anyOf": [{ "type": "array", "prefixItems": [{ "type": "integer" }, { "type": "integer" }] }, { "type": "string" }] }""", "{}Value"),
        new("list-of-tuples", """{ "type": "array", "items": { "type": "array", "prefixItems": [{ "type": "number" }, { "type": "number" }] } }""", "IReadOnlyList<{}Value>"),

        // Constants that are no scalars.
        new("constant-list", """{ "type": "string", "const": [] }""", Json, "", "FLUX0102", "FLUX0102"),
        new("constant-object", """{ "const": { "a": 1 } }""", Json, "", "FLUX0102", "FLUX0102"),

        new("tuple-of-anything-or-null", """{ "type": "array", "prefixItems": [{ "anyOf": [{}, { "type": "null" }] }, { "type": "number" }] }""", "{}Value"),

        // Types that go without saying.
        new("items-without-type", """{ "items": { "type": "string" } }""", "IReadOnlyList<string>"),
        new("members-without-type", """{ "properties": { "x": { "type": "string" } } }""", "{}Value"),

        // Keywords beside a reference.
        new("nullable-beside-reference", """{ "$ref": "#/components/schemas/Point", "nullable": true }""", "{}Point", Point),
        new("nullable-reference-or-enum", $$"""{ "anyOf": [{ "allOf": [{{PointRef}}], "nullable": true }, { "enum": ["center"] }] }""", "{}Value", Point),
        new("properties-beside-reference", """{ "$ref": "#/components/schemas/Point", "properties": { "z": { "type": "number" } }, "required": ["z"] }""", "{}Value", Point),
        new("values-beside-reference", """{ "$ref": "#/components/schemas/Point", "enum": ["center"] }""", Json, Point, "FLUX0102", "FLUX0102"),

        // Fal's files with other members than fal's.
        new("file-of-any-name", """{ "$ref": "#/components/schemas/File" }""", "{}File", """ "File": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" }, "file_name": {} } } """),
        new("file-of-constant-type", """{ "$ref": "#/components/schemas/File" }""", "{}File", """ "File": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" }, "content_type": { "anyOf": [{ "type": "string" }, { "const": 5 }] } } } """),
        new("file-with-alternatives", """{ "$ref": "#/components/schemas/File" }""", "FalFile", """ "File": { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" } }, "oneOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "object", "properties": { "b": { "type": "string" } } }] } """),

        // Rules further down.
        new("list-of-nullable-records", """{ "type": "array", "items": { "anyOf": [{ "$ref": "#/components/schemas/Rule" }, { "type": "null" }] } }""", "IReadOnlyList<{}Rule?>", Rule),
        new("map-of-nullable-records", """{ "type": "object", "additionalProperties": { "anyOf": [{ "$ref": "#/components/schemas/Rule" }, { "type": "null" }] } }""", "IReadOnlyDictionary<string, {}Rule?>", Rule),

        new("tuple-with-names-of-its-own", """{ "type": "array", "prefixItems": [{ "type": "integer", "title": "Item 2" }, { "type": "string", "title": "Rest" }, { "type": "string", "title": "Compare to" }] }""", "{}Value"),
        new("constant-beside-its-type", """{ "type": "object", "properties": { "kind": { "const": "k" }, "constant_beside_its_type_value_kind": { "type": "string" } }, "required": ["kind"] }""", "{}Value"),

        // What tells records apart.
        new("discriminator-of-several-values", """{ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }], "discriminator": { "propertyName": "kind", "mapping": { "a": "#/components/schemas/A", "a2": "#/components/schemas/A", "b": "#/components/schemas/B" } } }""", "{}Value", """ "A": { "type": "object", "properties": { "kind": { "enum": ["a", "a2"] }, "x": { "type": "number" } }, "required": ["kind"] }, "B": { "type": "object", "properties": { "kind": { "const": "b" }, "y": { "type": "string" } }, "required": ["kind"] } """),
        new("discriminator-without-mapping", """{ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }], "discriminator": { "propertyName": "kind" } }""", "{}Value", """ "A": { "type": "object", "properties": { "kind": { "enum": ["a", "a2"] }, "x": { "type": "number" } }, "required": ["kind"] }, "B": { "type": "object", "properties": { "kind": { "const": "b" }, "y": { "type": "string" } }, "required": ["kind"] } """),
        new("discriminator-by-name", """{ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }], "discriminator": { "propertyName": "kind" } }""", "{}Value", """ "A": { "type": "object", "properties": { "kind": { "type": "string" }, "x": { "type": "number" } }, "required": ["kind"] }, "B": { "type": "object", "properties": { "kind": { "type": "string" }, "x": { "type": "string" } }, "required": ["kind"] } """),
        new("numeric-discriminator", """{ "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }], "discriminator": { "propertyName": "v", "mapping": { "1": "#/components/schemas/A", "2": "#/components/schemas/B" } } }""", "{}Value", """ "A": { "type": "object", "properties": { "v": { "const": 1 }, "x": { "type": "number" } }, "required": ["v", "x"] }, "B": { "type": "object", "properties": { "v": { "const": 2 }, "x": { "type": "string" } }, "required": ["v", "x"] } """),
        new("records-with-a-number-each", """{ "oneOf": [{ "type": "object", "properties": { "v": { "const": 1 }, "x": { "type": "number" } }, "required": ["v", "x"] }, { "type": "object", "properties": { "v": { "const": 2 }, "x": { "type": "string" } }, "required": ["v", "x"] }] }""", "{}Value"),
        new("records-with-a-truth-each", """{ "oneOf": [{ "type": "object", "properties": { "v": { "const": true }, "x": { "type": "number" } }, "required": ["v", "x"] }, { "type": "object", "properties": { "v": { "const": false }, "x": { "type": "string" } }, "required": ["v", "x"] }] }""", "{}Value"),
        new("records-with-one-member-of-two-kinds", """{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } }, "required": ["a"] }, { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } }, "required": ["a", "b"] }] }""", "{}Value"),
        new("map-beside-record", $$"""{ "anyOf": [{{PointRef}}, { "type": "object", "additionalProperties": { "type": "string" } }] }""", "{}Value", Point),

        // Null that several say, or one of them.
        new("nullable-records-that-look-alike", """{ "anyOf": [{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }, { "type": "object", "properties": { "b": { "type": "integer" } } }] }""", "{}Value"),
        new("nullable-enum-or-string", """{ "anyOf": [{ "type": ["string", "null"], "enum": ["a", "b", null] }, { "type": "string" }] }""", "{}Value"),
        new("nullable-list-or-list", """{ "anyOf": [{ "type": ["array", "null"], "items": { "type": "string" } }, { "type": "array", "items": { "type": "integer" } }] }""", "IReadOnlyList<{}Value>"),
        new("all-of-nullable-objects", """{ "allOf": [{ "type": ["object", "null"], "properties": { "a": { "type": "string" } } }, { "type": ["object", "null"], "properties": { "b": { "type": "string" } } }] }""", "{}Value"),
        new("all-of-alternatives-with-null", """{ "allOf": [{ "anyOf": [{ "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "null" }] }, { "anyOf": [{ "type": "object", "properties": { "b": { "type": "string" } } }, { "type": "null" }] }] }""", "{}Value"),

        // allOf of one with more beside it, and of what has no members.
        new("all-of-one-beside-its-type", $$"""{ "type": "object", "allOf": [{{PointRef}}] }""", "{}Point", Point),
        new("all-of-one-beside-a-narrower-type", """{ "type": "integer", "allOf": [{ "type": "number" }] }""", "long"),
        new("all-of-one-beside-bounds", """{ "allOf": [{ "type": "integer" }], "minimum": 0, "maximum": 9 }""", "int"),
        new("all-of-one-beside-items", """{ "allOf": [{ "type": "array" }], "items": { "type": "string" } }""", "IReadOnlyList<string>"),
        new("all-of-maps", """{ "allOf": [{ "type": "object", "additionalProperties": { "type": "integer" } }, { "type": "object", "additionalProperties": { "type": "number" } }] }""", "IReadOnlyDictionary<string, long>"),
        new("all-of-tuples", """{ "allOf": [{ "type": "array", "prefixItems": [{ "type": "integer" }, { "type": "string" }] }, { "type": "array", "prefixItems": [{ "type": "number" }] }] }""", "{}Value"),
        new("all-of-enum-and-constant", """{ "allOf": [{ "enum": ["a", "b"] }, { "const": "b" }] }""", "{}Value"),
        new("all-of-enum-and-another-constant", """{ "allOf": [{ "enum": ["a", "b"] }, { "const": "c" }] }""", "JsonElement", "", "FLUX0102", "FLUX0102"),
        new("required-or-not", """{ "type": "object", "properties": { "a": { "type": "string" } }, "oneOf": [{ "required": ["a"] }, { "not": { "required": ["a"] } }] }""", "{}Value"),

        // Records of records that look alike.
        new("records-that-look-alike-and-recurse", """{ "$ref": "#/components/schemas/Node" }""", "{}Node", """ "Node": { "type": "object", "properties": { "left": { "anyOf": [{ "$ref": "#/components/schemas/Leaf" }, { "$ref": "#/components/schemas/Node" }] }, "right": { "anyOf": [{ "$ref": "#/components/schemas/Node" }, { "$ref": "#/components/schemas/Leaf" }] } } }, "Leaf": { "type": "object", "properties": { "text": { "type": "string" } } } """),

        // Rules that stand elsewhere.
        new("bounds-behind-a-reference", """{ "$ref": "#/components/schemas/Share" }""", "int", """ "Share": { "type": "integer", "minimum": 0, "maximum": 100 } """),
        new("contradiction-behind-a-reference", """{ "allOf": [{ "$ref": "#/components/schemas/Share" }], "minimum": 200 }""", "int", """ "Share": { "type": "integer", "minimum": 0, "maximum": 100 } """, "FLUX0105", "FLUX0105"),
        new("several-types-with-bounds", """{ "type": ["integer", "string"], "minimum": 0, "maximum": 9 }""", "{}Value"),
        new("several-types-with-a-tuple", """{ "type": ["array", "string"], "prefixItems": [{ "type": "integer" }, { "type": "integer" }] }""", "{}Value"),
        new("read-only-behind-a-reference", """{ "type": "object", "properties": { "id": { "$ref": "#/components/schemas/Id" } }, "required": ["id"] }""", "{}Value", """ "Id": { "type": "string", "readOnly": true } """),
        new("lists-of-lists-with-rules", """{ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "array", "items": { "$ref": "#/components/schemas/Rule" } } }] }""", "{}Value", Rule),

        // Truth values for schemas.
        new("anything-goes", """true""", "JsonElement"),
        new("members-that-are-anything", """{ "type": "object", "properties": { "a": true, "b": false, "c": { "type": "array", "items": true } } }""", "{}Value"),
        new("tuple-of-itself", """{ "$ref": "#/components/schemas/Self" }""", "{}Self", """ "Self": { "type": "array", "prefixItems": [{ "$ref": "#/components/schemas/Self" }] } """, "FLUX0102"),
        new("values-of-common-names", """{ "anyOf": [{ "enum": ["list", "preset", "auto"] }, { "type": "array", "items": { "type": "string" } }] }""", "{}Value"),

        // Enums.
        new("numbers-beyond-a-double", """{ "enum": [1, 2, 99999999999999999999] }""", Json, "", "FLUX0102", "FLUX0102"),
        new("odd-values", """{ "type": "string", "enum": ["16:9", "720p", "5", "af-ZA", "", "Hope", "🤩 Wow", "null", "class"] }""", "{}Value"),
        new("values-that-differ-in-case", """{ "type": "string", "enum": ["hd", "HD", "Hd "] }""", "{}Value", "", "FLUX0201"),
        new("integers", """{ "type": "integer", "enum": [5, 10, -1, 9007199254740993] }""", "{}Value"),
        new("fractions", """{ "type": "number", "enum": [0.5, 1.5] }""", "double"),
        new("truths", """{ "enum": [true, false] }""", "bool"),
        new("mixed-values", """{ "enum": ["a", 1] }""", "{}Value"),
        new("mixed-values-of-all-kinds", """{ "enum": ["auto", 1, 0.5, true, null] }""", "{}Value"),
        new("mixed-values-of-lists", """{ "enum": ["a", [1]] }""", Json, "", "FLUX0102", "FLUX0102"),
        new("fractions-or-null", """{ "anyOf": [{ "enum": [0.5, 1] }, { "type": "null" }] }""", "double"),
        new("constant-fraction", """{ "const": 0.5 }""", "double"),
        new("constant-truth", """{ "const": true }""", "bool"),

        // Names.
        new("keywords", """{ "type": "object", "properties": { "class": { "type": "string" }, "namespace": { "type": "string" }, "string": { "type": "string" }, "record": { "type": "string" }, "value": { "type": "string" }, "required": { "type": "string" } } }""", "{}Value"),
        new("inherited", """{ "type": "object", "properties": { "equals": { "type": "string" }, "get_hash_code": { "type": "string" }, "ToString": { "type": "string" }, "clone": { "type": "string" }, "additional_properties": { "type": "string" } } }""", "{}Value", "", "FLUX0201", "FLUX0201", "FLUX0201", "FLUX0201", "FLUX0201", "FLUX0201", "FLUX0201", "FLUX0201", "FLUX0201", "FLUX0201"),
        new("after-casing", """{ "type": "object", "properties": { "a_b": { "type": "string" }, "aB": { "type": "integer" }, "A-B": { "type": "boolean" } } }""", "{}Value", "", "FLUX0201", "FLUX0201", "FLUX0201", "FLUX0201"),
        new("dots-and-slashes", """{ "$ref": "#/components/schemas/a.b-c~1d v1" }""", "{}ABCDV1", """ "a.b-c/d v1": { "type": "object", "properties": { "x": { "type": "string" } } } """),
        new("own-type", """{ "type": "object", "properties": { "own_type_value": { "type": "string" } } }""", "{}Value", "", "FLUX0201"),

        // Files in lists of lists, maps of lists and tuples: each has to be found and uploaded.
        new("files-in-lists-of-lists", """{ "type": "array", "items": { "type": "array", "items": { "type": "object", "properties": { "image_url": { "type": "string" } } } } }""", "IReadOnlyList<IReadOnlyList<{}ValueItem>>"),
        new("files-in-maps-of-lists", """{ "type": "object", "additionalProperties": { "type": "array", "items": { "type": "object", "properties": { "image_url": { "type": "string" } } } } }""", "IReadOnlyDictionary<string, IReadOnlyList<{}ValueItem>>"),
        new("files-in-lists-with-nulls", """{ "type": "array", "items": { "anyOf": [{ "type": "array", "items": { "type": "object", "properties": { "image_url": { "type": "string" } } } }, { "type": "null" }] } }""", "IReadOnlyList<IReadOnlyList<{}ValueItem>?>"),
        new("files-in-tuples", """{ "type": "array", "prefixItems": [{ "$ref": "#/components/schemas/Box" }, { "type": "array", "items": { "$ref": "#/components/schemas/Box" } }] }""", "{}Value",
            """ "Box": { "type": "object", "required": ["image_url"], "properties": { "image_url": { "type": "string" } } } """),

        // Defects and leftovers.
        new("nowhere", """{ "$ref": "#/components/schemas/Nowhere" }""", Json, "", "FLUX0101"),
        new("contradictory-default", """{ "type": "integer", "minimum": 1, "maximum": 4, "default": 9 }""", "int", "", "FLUX0103", "FLUX0103"),
        new("contradictory-rules", """{ "type": "integer", "minimum": 4, "maximum": 1 }""", "int", "", "FLUX0105", "FLUX0105"),
        new("exclusive-as-a-word", """{ "type": "integer", "minimum": 0, "exclusiveMinimum": true, "maximum": 10, "exclusiveMaximum": false }""", "int"),
        new("missing-property", """{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["b"] }""", "{}Value", "", "FLUX0104", "FLUX0104"),
        new("uri", """{ "type": "string", "format": "uri" }""", "string"),
        new("date-time", """{ "type": "string", "format": "date-time" }""", "string"),
        new("small-format", """{ "type": "integer", "format": "int32" }""", "int"),
        new("unsigned-format", """{ "type": "integer", "format": "uint32" }""", "long"),
        new("encoded", """{ "type": "string", "contentEncoding": "base64", "contentMediaType": "image/png" }""", "string"),
        new("deprecated-component", """{ "type": "array", "items": { "$ref": "#/components/schemas/Old" } }""", "IReadOnlyList<{}Old>", """ "Old": { "type": "object", "deprecated": true, "properties": { "older": { "$ref": "#/components/schemas/Older" } } }, "Older": { "enum": ["a"], "deprecated": true } """),
        new("items-with-rules", """{ "type": "array", "items": { "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": 255 }, "minItems": 3, "maxItems": 3 }, "uniqueItems": true, "contains": { "type": "array" } }""", "IReadOnlyList<IReadOnlyList<int>>"),
        new("cases-with-rules", """{ "anyOf": [{ "type": "string", "maxLength": 5 }, { "type": "array", "items": { "type": "string", "minLength": 1 }, "maxItems": 3 }, { "type": "number", "enum": [0.5, 1] }] }""", "{}Value"),
        new("default-of-another-kind", """{ "type": "string", "enum": ["85", "129"], "default": 129 }""", "{}Value", "", "FLUX0103", "FLUX0103"),
        new("big-numbers", """{ "type": "integer", "default": 18446744073709551615 }""", "long"),
    ];
}
