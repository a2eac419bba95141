using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Names that C#, the emitted code or another document has already.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("abstract as base class namespace null operator params ref stackalloc string this true void while")]
    [InlineData("record field required init value await var nint nuint file scoped nameof async yield partial global from select where let orderby")]
    [InlineData("dynamic get set add remove when with managed unmanaged notnull args alias and or not on equals by into join group extension allows _ __")]
    [InlineData("reader writer members validator files client input output options onUpdate cancellationToken reader2 writer2 value2 result other")]
    [InlineData("members state read_json write_json with_files validate _members __members __state values_ items rest additional_items all_json_types wire parse match")]
    [InlineData("to_string equals get_hash_code get_type clone deconstruct state validate with_files equality_contract print_members finalize item test_input System Flux2Gen")]
    public void Properties_and_values_of_any_name(string words)
    {
        string[] names = words.Split(' ');
        string properties = string.Join(", ", names.Select(static name => $"\"{name}\": {{ \"type\": \"string\" }}"));
        string numbers = string.Join(", ", names.Take(3).Select(static name => $"\"{name}\": {{ \"type\": \"integer\" }}"));
        string required = string.Join(", ", names.Take(3).Select(static name => $"\"{name}\""));
        string values = string.Join(", ", names.Select(static name => $"\"{name}\""));

        Attack.Emits(
            TestSpec.WithInput($"{properties}, \"enum_1\": {{ \"enum\": [{values}] }}, \"union_1\": {{ \"anyOf\": [{{ \"enum\": [{values}] }}, {{ \"type\": \"integer\" }}] }}"),
            TestSpec.Of(input: $"{{ \"properties\": {{ {numbers} }}, \"required\": [{required}] }}", id: "fal-ai/shortcut"));
    }

    [Fact]
    public void A_value_that_is_called_as_its_own_type()
    {
        GeneratorRun run = Attack.Emits(TestSpec.WithInput("""
            "format": { "enum": ["test_format", "wire", "values"] }
            """));

        Assert.Contains("TestFormat TestFormatValue =>", run.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fal/api")]
    [InlineData("fal-ai/fal-api")]
    [InlineData("fal-ai/fal")]
    [InlineData("fal-ai/client")]
    [InlineData("json/types")]
    [InlineData("to/string")]
    [InlineData("get/type")]
    [InlineData("equals/-")]
    [InlineData("memberwise/clone")]
    [InlineData("fal-ai/-")]
    [InlineData("fal-ai/3d")]
    [InlineData("a/.b.")]
    [InlineData("fal-ai/t")]
    public void Endpoints_of_any_name(string id) => Attack.Emits(TestSpec.Of(
        id: id,
        input: """
            { "properties": { "a": { "$ref": "#/components/schemas/Api" }, "b": { "anyOf": [{ "$ref": "#/components/schemas/Result" }, { "type": "string" }] } } }
            """,
        components: """
            "Api": { "properties": { "x": { "type": "string" } } }, "Result": { "properties": { "x": { "type": "string" } } }
            """));

    [Theory]
    [InlineData("fal-ai/flux-2-pro", "fal-ai/flux-2-pro-endpoint", 2)]
    [InlineData("fal-ai/test", "fal-ai/test-input", 2)]
    [InlineData("fal-ai/client", "client/endpoint", 2)]
    [InlineData("a/b.c", "a.b/c", 1)]
    [InlineData("a/bC", "a/bc", 1)]
    [InlineData("fal-ai/bC", "fal-ai/bc", 1)]
    public void Two_endpoints_of_like_names(string first, string second, int clients)
    {
        GeneratorRun run = Attack.Survives(TestSpec.Of(id: first, path: "a.json"), TestSpec.Of(id: second, path: "b.json"));

        Assert.Equal(clients + 1, run.Sources.Count);
        Assert.Equal(2 - clients, run.Diagnostics.Count(static diagnostic => diagnostic.Contains("error FLUX0203", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_other_name_of_an_endpoint_may_be_taken_too()
    {
        GeneratorRun run = Attack.Survives(TestSpec.Of(id: "bria/fibo"), TestSpec.Of(id: "fal-ai/bria/fibo"), TestSpec.Of(id: "fal-ai-bria/fibo"));

        Assert.Contains("specs/fal-ai/bria/fibo.json(6,39): error FLUX0203", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
        Assert.Equal(3, run.Sources.Count);
    }

    [Fact]
    public void Alternatives_whose_names_differ_in_case_only()
    {
        GeneratorRun run = Attack.Emits(TestSpec.WithInput(
            """
            "a": { "anyOf": [{ "$ref": "#/components/schemas/Testing" }, { "$ref": "#/components/schemas/TestIng" }] }
            """,
            """
            "Testing": { "properties": { "a": { "type": "string" } }, "required": ["a"] },
            "TestIng": { "properties": { "b": { "type": "string" } }, "required": ["b"] }
            """));

        Assert.Contains("TryGetTesting(", run.Source, StringComparison.Ordinal);
        Assert.Contains("TryGetIng(", run.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(3000)]
    public void Names_longer_than_a_compiler_takes(int length)
    {
        string x = new('x', length);
        Attack.Emits(TestSpec.WithInput(
            $$"""
            "a{{x}}": { "properties": { "b{{x}}": { "type": "string" }, "b{{x}}y": { "type": "string" } } }, "e": { "enum": ["{{x}}", "{{x}}y"] }, "r": { "$ref": "#/components/schemas/C{{x}}" }
            """,
            $$"""
            "C{{x}}": { "properties": { "日{{x}}": { "type": "string" } } }
            """));
    }

    [Fact]
    public void An_id_longer_than_a_file_name_is_none()
    {
        GeneratorRun run = Attack.Survives(TestSpec.Of(id: $"fal-ai/{new string('x', 300)}", path: "specs/a.json"));

        Assert.Contains("error FLUX0006", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Components_of_any_name()
    {
        string[] names = ["A/B", "a.b", "A B", "ab", "é", "x%y", "q~r", "Input", "Output", "Endpoint", "input", "日本", "🤩", "TestInput2"];
        string references = string.Join(", ", names.Select(static (name, index) =>
            $"\"p{index}\": {{ \"$ref\": {Attack.Json($"#/components/schemas/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal).Replace("%", "%25", StringComparison.Ordinal)}")} }}"));
        string components = string.Join(", ", names.Select(static name => $"{Attack.Json(name)}: {{ \"properties\": {{ \"x\": {{ \"type\": \"string\" }} }} }}"));

        GeneratorRun run = Attack.Emits(TestSpec.WithInput(references, components));

        Assert.DoesNotContain(run.Diagnostics, static diagnostic => diagnostic.Contains("FLUX0101", StringComparison.Ordinal));
    }

    /// <summary>Names that emitted code uses for itself are free for a document, without a word.</summary>
    [Fact]
    public void Private_names_of_emitted_code_are_free()
    {
        string[] names = ["members", "state", "validate", "with_files", "read_json", "write_json", "deconstruct", "items", "reader", "all_json_types", "get_value"];
        string properties = string.Join(", ", names.Select(static name => $"\"{name}\": {{ \"type\": \"string\" }}"));
        string values = string.Join(", ", names.Select(static name => $"\"{name}\""));
        GeneratorRun run = Attack.Emits(TestSpec.Of(
            input: $$"""{ "properties": { {{properties}}, "list": { "enum": [{{values}}] }, "image_url": { "type": "string" } }, "required": ["members", "state", "reader"] }"""));

        Assert.Empty(run.Diagnostics);
        foreach (string name in names)
        {
            string member = Specs.Naming.CSharpName.Identifier(name);
            Assert.Contains($" {member} {{ get; init; }}", run.Source, StringComparison.Ordinal);
            Assert.Contains($"TestList {member} =>", run.Source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Property_named_validate_hides_no_check() => Assert.Equal(1, new Probe(
        GeneratorRun.WithDiagnostics(TestSpec.Of(input: """{ "properties": { "validate": { "type": "string", "maxLength": 1 } } }""")),
        "public static int Violations() => new TestInput { Validate = \"ab\" }.Validate().Count;").Call<int>("Violations"));

    /// <summary>An endpoint and a component can make the name of a member that every type has.</summary>
    [Theory]
    [InlineData("fal-ai/get", "HashCode")]
    [InlineData("fal-ai/to", "String")]
    [InlineData("fal-ai/equality", "Contract")]
    [InlineData("fal-ai/print", "Members")]
    [InlineData("fal-ai/memberwise", "Clone")]
    [InlineData("fal-ai/is", "Known")]
    [InlineData("fal-ai/try", "Parse")]
    [InlineData("fal-ai/additional", "Properties")]
    [InlineData("fal-ai/to-string", "-")]
    [InlineData("equals/-", "-")]
    [InlineData("get/hash-code", "---")]
    [InlineData("equality/contract", "()")]
    [InlineData("fal-ai/values", "🤩")]
    [InlineData("fal-ai/clone", "clone")]
    [InlineData("fal-ai/system", "System")]
    [InlineData("fal-ai/flux2gen", "Flux2Gen")]
    [InlineData("fal-ai/1", "123")]
    public void Type_is_not_called_like_its_members(string id, string component)
    {
        string[] schemas =
        [
            """{ "type": "object", "properties": { "a": { "type": "string" } } }""",
            """{ "enum": ["a", "equals"] }""",
            """{ "anyOf": [{ "type": "integer" }, { "enum": ["a", "match"] }] }""",
            """{ "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }] }""",
        ];
        foreach (string schema in schemas)
        {
            Attack.Emits(TestSpec.Of(
                id: id,
                input: $$"""{ "properties": { "a": { "$ref": {{Attack.Json($"#/components/schemas/{component}")}} }, "system": { "type": "string" } } }""",
                components: $"{Attack.Json(component)}: {schema}"));
        }
    }

    [Theory]
    [InlineData("fal-ai/nemotron-vlm", "NemotronVLMUsage", "NemotronVlmUsage")]
    [InlineData("fal-ai/vibevoice", "VibeVoiceSpeaker", "VibevoiceSpeaker")]
    [InlineData("fal-ai/flux-2", "flux_2_size", "Flux2Size")]
    [InlineData("fal-ai/flux-2", "Flux21Size", "Flux2Flux21Size")]
    [InlineData("fal-ai/flux-2", "Flux2", "Flux2Type")]
    [InlineData("fal-ai/test", "Testing", "TestTesting")]
    public void Component_name_does_not_repeat_the_endpoint(string id, string component, string type) => Assert.Contains(
        $" partial record {type}",
        Attack.Emits(TestSpec.Of(
            id: id,
            input: $$"""{ "properties": { "a": { "$ref": "#/components/schemas/{{component}}" } } }""",
            components: $$"""
                "{{component}}": { "properties": { "b": { "type": "string" } } }
                """)).Source,
        StringComparison.Ordinal);
}
