using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Tests.Diagnostics;

/// <summary>Each diagnostic: id, severity, message, and the place in the document.</summary>
public sealed class DiagnosticTests
{
    private static readonly TestSpec Good = TestSpec.Of(id: "fal-ai/good");

    [Fact]
    public void FLUX0001_broken_json()
    {
        var spec = new TestSpec("specs/broken.json", "{\n  \"openapi\": \"3.0.4\",\n  \"info\" { }\n}");

        AssertRefused(spec, "specs/broken.json(3,10): error FLUX0001: The document is not valid JSON: '{' is invalid after a property name. Expected a ':'. No client is emitted for it.");
    }

    [Fact]
    public void FLUX0001_counts_characters_not_bytes()
    {
        var spec = new TestSpec("specs/broken.json", "{ \"äöü🤩\": x }");

        Assert.StartsWith("specs/broken.json(1,12): error FLUX0001", Refused(spec), StringComparison.Ordinal);
    }

    [Fact]
    public void FLUX0001_json_that_breaks_off()
    {
        TestSpec whole = TestSpec.Of();

        Assert.Contains("error FLUX0001: The document is not valid JSON: it ends in the middle; fetch it again.", Refused(whole.WithText(whole.Text[..(whole.Text.Length / 2)])), StringComparison.Ordinal);
        Assert.Contains("error FLUX0001: The document is not valid JSON: it ends in the middle; fetch it again.", Refused(whole.WithText("{")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("<!DOCTYPE html><html></html>", "it is a web page or XML; fetch the JSON instead")]
    [InlineData("Error: not found", "it does not begin with a brace")]
    public void FLUX0001_says_what_is_there_instead_of_json(string text, string message) =>
        Assert.Equal($"specs/other.json(1,1): error FLUX0001: The document is not valid JSON: {message}. No client is emitted for it.", Refused(new TestSpec("specs/other.json", text)));

    [Fact]
    public void FLUX0001_nesting_without_end()
    {
        TestSpec spec = TestSpec.Of().WithText(new string('[', 100_000));

        Assert.Contains("error FLUX0001", Refused(spec), StringComparison.Ordinal);
    }

    [Fact]
    public void FLUX0002_json_that_is_no_fal_document()
    {
        var spec = new TestSpec("specs/other.json", """{ "openapi": "3.1.0", "info": { "title": "x", "version": "1" }, "paths": { } }""");

        AssertRefused(spec, "specs/other.json(1,65): error FLUX0002: The document does not describe a fal endpoint: it has neither info.x-fal-metadata.endpointId nor a POST operation. Get one from https://fal.ai/api/openapi/queue/openapi.json with the id as endpoint_id.");
    }

    /// <summary>A wildcard finds files of any kind, and each is reported once.</summary>
    [Theory]
    [InlineData("""{ "version": 3, "targets": { "net10.0": { } }, "project": { "restore": { } } }""", "FLUX0002")]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": { "a": { "type": "strin" } } }""", "FLUX0002")]
    [InlineData("""{ "openapi": "3.0.4", "extra": 1, "info": { "x-fal-metadata": { "endpointId": "fal-ai/test" } }, "paths": { } }""", "FLUX0002")]
    [InlineData("""{ "openapi": "3.0.4", "extra": 1, "more": 2, "paths": { "/pet": { "post": { } } } }""", "FLUX0006")]
    [InlineData("""{ "extra": 1, "info": { "x-fal-metadata": { "endpointId": "fal-ai//test" } }, "paths": { "/a/b": { "post": { } } } }""", "FLUX0006")]
    public void Files_of_other_kinds_are_reported_once(string text, string id) =>
        Assert.Contains($"error {id}: ", Refused(new TestSpec("specs/other.json", text)), StringComparison.Ordinal);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public void FLUX0903_an_older_language_version(LanguageVersion version, string name)
    {
        GeneratorRun good = GeneratorRun.WithDiagnostics(new TestOptions().With("MSBuildProjectFullPath", "/app/App.csproj"), Good, TestSpec.Of(id: "fal-ai/other"));

        GeneratorRun old = good.Rerun(driver => driver.WithUpdatedParseOptions(new CSharpParseOptions(version)));

        Assert.Equal([$"/app/App.csproj(1,1): error FLUX0903: Flux2Gen needs C# 12 or later, and this project sets LangVersion to {name}. Remove LangVersion, or set it to 12 or later."], old.Diagnostics);
        Assert.Empty(old.Sources);
        Assert.Equal(good.Sources, old.Rerun(static driver => driver.WithUpdatedParseOptions(new CSharpParseOptions(LanguageVersion.Latest))).Sources);
    }

    [Fact]
    public void FLUX0903_needs_documents()
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(new TestSpec("other.json", "{ }", isMarked: false));

        Assert.Empty(run.Rerun(static driver => driver.WithUpdatedParseOptions(new CSharpParseOptions(LanguageVersion.CSharp10))).Diagnostics);
    }

    [Fact]
    public void FLUX0003_a_number_where_a_string_belongs()
    {
        TestSpec spec = TestSpec.WithInput("\"prompt\": { \"type\": \"string\", \"description\": 42 }");

        AssertRefused(spec, $"{spec.Path}({spec.PlaceOf("42")}): error FLUX0003: 'description' must be a string, but is a number. No client is emitted for the document.");
    }

    [Theory]
    [InlineData("\"type\": 5", "5", "'type' must be a string or an array of strings, but is a number.")]
    [InlineData("\"$ref\": []", "[]", "'$ref' must be a string, but is an array.")]
    [InlineData("\"enum\": \"jpeg\"", "\"jpeg\"", "'enum' must be an array, but is a string.")]
    [InlineData("\"minimum\": \"0\"", "\"0\"", "'minimum' must be a number, but is a string.")]
    [InlineData("\"anyOf\": {}", "{}", "'anyOf' must be an array, but is an object.")]
    [InlineData("\"items\": \"string\"", "\"string\"", "'items' must be a schema, but is a string.")]
    [InlineData("\"required\": [1]", "[1]", "'required' must be an array of strings, but is an array.")]
    [InlineData("\"deprecated\": \"yes\"", "\"yes\"", "'deprecated' must be a boolean, but is a string.")]
    public void FLUX0003_every_keyword_has_its_kind(string keyword, string place, string message)
    {
        TestSpec spec = TestSpec.WithInput($$"""
            "odd_one": { {{keyword}} }
            """);
        int start = spec.Text.IndexOf("odd_one", StringComparison.Ordinal);
        string marked = spec.Text[..start] + spec.Text[start..].Replace(place, $"{place}", StringComparison.Ordinal);
        int offset = marked.IndexOf(place, marked.IndexOf(keyword, StringComparison.Ordinal) + keyword.Length - place.Length, StringComparison.Ordinal);
        Microsoft.CodeAnalysis.Text.LinePosition at = Microsoft.CodeAnalysis.Text.SourceText.From(spec.Text).Lines.GetLinePosition(offset);

        string diagnostic = Refused(spec);

        Assert.Equal($"{spec.Path}({at.Line + 1},{at.Character + 1}): error FLUX0003: {message} No client is emitted for the document.", diagnostic);
    }

    [Fact]
    public void FLUX0004_a_member_that_is_there_twice()
    {
        TestSpec spec = TestSpec.WithInput("\"first\": { \"type\": \"string\", \n\"type\": \"integer\" }");
        int offset = spec.Text.IndexOf("\"type\": \"integer\" }", StringComparison.Ordinal);
        Microsoft.CodeAnalysis.Text.LinePosition at = Microsoft.CodeAnalysis.Text.SourceText.From(spec.Text).Lines.GetLinePosition(offset);

        AssertRefused(spec, $"{spec.Path}({at.Line + 1},{at.Character + 1}): error FLUX0004: The member 'type' is there twice. Remove one of them; no client is emitted for the document.");
    }

    [Fact]
    public void FLUX0005_what_the_openapi_reader_refuses()
    {
        TestSpec spec = TestSpec.WithInput("\"prompt\": { \"type\": \"string\", \"xml\": { \"namespace\": \"::x y\" } }");

        AssertRefused(spec, $"{spec.Path}({spec.PlaceOf("\"::x y\"")}): error FLUX0005: The document cannot be read as OpenAPI: Invalid URI: The format of the URI could not be determined. No client is emitted for it.");
    }

    /// <summary>Each alone would make the reader fail, and the first is told.</summary>
    [Fact]
    public void FLUX0005_one_of_several_faults_is_told_at_its_place()
    {
        TestSpec spec = TestSpec.WithInput("\"a\": { \"xml\": { \"namespace\": \"::x y\" } }, \"b\": { \"items\": { \"xml\": { \"namespace\": \"::z\" } } }");

        AssertRefused(spec, $"{spec.Path}({spec.PlaceOf("\"::x y\"")}): error FLUX0005: The document cannot be read as OpenAPI: Invalid URI: The format of the URI could not be determined. No client is emitted for it.");
    }

    [Fact]
    public void FLUX0006_an_id_that_is_none()
    {
        TestSpec spec = TestSpec.Of(id: "flux; class Evil { }", path: "specs/evil.json");

        AssertRefused(spec, $"specs/evil.json({spec.PlaceOf("\"flux; class")}): error FLUX0006: 'flux; class Evil {{ }}' is not an endpoint id such as 'fal-ai/flux-2-pro'. No client is emitted for the document.");
    }

    [Fact]
    public void FLUX0007_a_file_that_cannot_be_read()
    {
        var spec = new TestSpec("specs/locked.json", "") { Source = static _ => null };

        AssertRefused(spec, "specs/locked.json(1,1): error FLUX0007: The document 'locked.json' cannot be read. Check that the file exists and that the build may read it.");
    }

    [Fact]
    public void FLUX0900_a_mistake_of_ours_leaves_the_other_documents_alone()
    {
        var spec = new TestSpec("specs/odd.json", "") { Source = static _ => new ThrowingText() };

        AssertRefused(spec, "specs/odd.json(1,1): error FLUX0900: Flux2Gen itself failed on this document (InvalidOperationException: Broken on purpose.). No client is emitted for it; please report this with the document.");
    }

    [Fact]
    public void FLUX0008_a_type_that_is_none()
    {
        TestSpec spec = TestSpec.WithInput("\"fast\": { \"type\": \"boolen\" }");

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.Equal([$"{spec.Path}({spec.PlaceOf("\"boolen\"")}): warning FLUX0008: This part of the document is ignored: Invalid schema type identifier: boolen. If a type depends on it, JsonElement stands in."], run.Diagnostics);
        Assert.Contains("global::System.Text.Json.JsonElement? Fast", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData("specs/fal.json", "openapi: 3.0.4\ninfo:\n  title: x\n")]
    [InlineData("specs/fal.json", "# by hand\n---\nopenapi: 3.0.4\n")]
    [InlineData("specs/fal.yaml", "title: something\n")]
    [InlineData("specs/fal.yml", "{ openapi: 3.0.4 }")]
    public void FLUX0009_yaml(string path, string text) => Assert.Contains(
        "error FLUX0009: The document is YAML, and Flux2Gen reads JSON. Save what https://fal.ai/api/openapi/queue/openapi.json gives with the id as endpoint_id.",
        Refused(new TestSpec(path, text)),
        StringComparison.Ordinal);

    [Fact]
    public void FLUX0009_is_at_the_first_character_that_is_not_json() =>
        Assert.StartsWith("specs/fal.yml(1,3): error FLUX0009", Refused(new TestSpec("specs/fal.yml", "{ openapi: 3.0.4 }")), StringComparison.Ordinal);

    [Fact]
    public void Json_in_a_file_that_is_called_yaml_is_json() => Assert.NotEmpty(GeneratorRun.Of(TestSpec.Of(path: "specs/fal.yaml")).Source);

    [Fact]
    public void FLUX0101_a_reference_that_points_nowhere()
    {
        TestSpec spec = TestSpec.WithInput("\"style\": { \"$ref\": \"#/components/schemas/Gone\" }");

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.Equal([$"{spec.Path}({spec.PlaceOf("\"#/components/schemas/Gone\"")}): warning FLUX0101: The document has no schema 'Gone'. JsonElement stands in for it."], run.Diagnostics);
        Assert.Contains("global::System.Text.Json.JsonElement? Style", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void FLUX0102_variants_that_look_the_same()
    {
        TestSpec spec = TestSpec.WithInput(
            """
            "it": { "anyOf": [{ "$ref": "#/components/schemas/ImageSize" }, { "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "string" }] }
            """,
            """
            "ImageSize": { "type": "object", "properties": { "width": { "type": "integer" }, "height": { "type": "integer" } } }
            """);

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        string diagnostic = Assert.Single(run.Diagnostics);
        Assert.Contains("warning FLUX0102: No type can be made of this schema: 2 of its variants cannot be told apart by their JSON. JsonElement stands in for it.", diagnostic, StringComparison.Ordinal);
        Assert.Contains("TryGetText", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData("\"type\": \"integer\", \"minimum\": 1, \"maximum\": 4, \"default\": 9", "9")]
    [InlineData("\"type\": \"string\", \"enum\": [\"a\"], \"default\": \"b\"", "\"b\"")]
    [InlineData("\"type\": \"boolean\", \"default\": \"true\"", "\"true\"")]
    public void FLUX0103_a_default_that_its_schema_forbids(string schema, string shown)
    {
        TestSpec spec = TestSpec.WithInput($"\"steps\": {{ {schema} }}");

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        string diagnostic = Assert.Single(run.Diagnostics);
        Assert.Contains($"warning FLUX0103: The default of 'steps', {shown}, is not a value that its own schema allows.", diagnostic, StringComparison.Ordinal);
        Assert.Contains($"Defaults to <c>{shown.Trim('"')}</c> on the server.", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void FLUX0104_a_required_property_that_is_not_there()
    {
        TestSpec spec = TestSpec.Of(input: """{ "type": "object", "properties": { "promt": { "type": "string" } }, "required": ["prompt"] }""");

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.Equal([$"{spec.Path}({spec.PlaceOf("\"required\": [\"prompt\"]")}): warning FLUX0104: 'prompt' is required, but there is no property of that name. Check the spelling; it can be sent in AdditionalProperties."], run.Diagnostics);
        run.Compile();
    }

    [Theory]
    [InlineData("\"string\"", "items", """{ "type": "integer" }""", "string")]
    [InlineData("[\"integer\", \"boolean\", \"null\"]", "items", """{ "type": "integer" }""", "boolean or integer")]
    [InlineData("\"array\"", "properties", """{ "a": { "type": "string" } }""", "array")]
    [InlineData("\"number\"", "additionalProperties", """{ "type": "string" }""", "number")]
    [InlineData("\"object\"", "prefixItems", """[{ "type": "string" }]""", "object")]
    public void FLUX0106_a_keyword_of_another_type(string type, string keyword, string value, string shown)
    {
        string member = $"\"{keyword}\": {value}";
        TestSpec spec = TestSpec.WithInput($"\"it\": {{ \"type\": {type}, {member} }}");

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.Equal([$"{spec.Path}({spec.PlaceOf(member)}): warning FLUX0106: '{keyword}' is passed over, because it says nothing of a value of the type {shown}. Check the type."], run.Diagnostics);
        run.Compile();
    }

    [Fact]
    public void FLUX0201_a_name_that_is_taken()
    {
        TestSpec spec = TestSpec.WithInput("\"a-b\": { \"type\": \"string\" }, \"a_b\": { \"type\": \"integer\" }");

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.Equal([$"{spec.Path}({spec.PlaceOf("\"a-b\"")}): warning FLUX0201: 'a-b' is called A_Dash_B in C#, because AB is taken"], run.Diagnostics);
        Assert.Contains("string? A_Dash_B ", run.Source, StringComparison.Ordinal);
        Assert.Contains("long? AB ", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void FLUX0202_an_endpoint_whose_name_another_owner_has()
    {
        TestSpec spec = TestSpec.Of(id: "fal-ai/bria/fibo");

        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.Of(id: "bria/fibo"), spec);

        Assert.Equal([$"{spec.Path}({spec.PlaceOf("\"fal-ai/bria/fibo\"")}): warning FLUX0202: The C# names of 'fal-ai/bria/fibo', which begin with BriaFibo, are taken by 'bria/fibo'. They begin with FalAiBriaFibo instead."], run.Diagnostics);
        run.Compile("class Uses(MyApp.Fal.BriaFiboEndpoint a, MyApp.Fal.FalAiBriaFiboEndpoint b) { public object A => a; public object B => b; }");
    }

    [Fact]
    public void FLUX0203_two_endpoints_that_no_prefix_tells_apart()
    {
        TestSpec spec = TestSpec.Of(id: "acme/b/c");

        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.Of(id: "acme/b-c"), spec);

        string diagnostic = Assert.Single(run.Diagnostics);
        Assert.StartsWith($"{spec.Path}({spec.PlaceOf("\"acme/b/c\"")}): error FLUX0203: The C# names of 'acme/b/c', which begin with AcmeBC, are taken by 'acme/b-c'.", diagnostic, StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void FLUX0301_two_documents_of_one_endpoint()
    {
        TestSpec spec = TestSpec.Of(path: "b.json");

        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.Of(path: "a.json"), spec);

        Assert.Equal([$"b.json({spec.PlaceOf("\"fal-ai/test\"")}): error FLUX0301: 'fal-ai/test' is described by 'a.json' too, and that document is used. Remove one of them."], run.Diagnostics);
        Assert.Equal(2, run.Sources.Count);
        run.Compile();
    }

    [Fact]
    public void FLUX0302_an_id_that_is_not_that_of_the_operation()
    {
        TestSpec spec = TestSpec.Of(path: "specs/copied.json");
        spec = spec.WithText(spec.Text.Replace("\"endpointId\": \"fal-ai/test\"", "\"endpointId\": \"fal-ai/other\"", StringComparison.Ordinal));

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.Equal([$"specs/copied.json({spec.PlaceOf("\"/fal-ai/test\"")}): warning FLUX0302: The document is of 'fal-ai/other', but its POST operation says 'fal-ai/test'. The client calls 'fal-ai/other'; fetch the document again if that is wrong."], run.Diagnostics);
        Assert.Contains("EndpointId = \"fal-ai/other\"", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void FLUX0303_an_operation_without_a_body()
    {
        TestSpec spec = TestSpec.Of();
        spec = spec.WithText(spec.Text.Replace("\"requestBody\": { \"content\"", "\"requestBody\": { \"contents\"", StringComparison.Ordinal));

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        string diagnostic = Assert.Single(run.Diagnostics, static text => text.Contains("FLUX0303", StringComparison.Ordinal));
        Assert.Equal($"specs/fal-ai/test.json({spec.PlaceOf("\"post\"")}): warning FLUX0303: The document does not say what JSON the input of 'fal-ai/test' is. JsonElement stands in for it; fetch the document again if that is wrong.", diagnostic);
        Assert.Contains("FalEndpoint<global::System.Text.Json.JsonElement, TestOutput>", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData("\"200\": { \"description\": \"ok\", \"content\"", "\"200\": { \"description\": \"later\" }, \"201\": { \"description\": \"ok\", \"content\"")]
    [InlineData("\"application/json\": { \"schema\": { \"$ref\": \"#/components/schemas/TestOutput\"", "\"application/json\": {}, \"application/vnd.fal+json\": { \"schema\": { \"$ref\": \"#/components/schemas/TestOutput\"")]
    public void A_body_that_another_response_or_media_type_has_is_found(string part, string by)
    {
        TestSpec spec = TestSpec.Of();
        Assert.Contains(part, spec.Text, StringComparison.Ordinal);

        GeneratorRun run = GeneratorRun.Of(spec.WithText(spec.Text.Replace(part, by, StringComparison.Ordinal)));

        Assert.Contains("FalEndpoint<TestInput, TestOutput>", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void FLUX0105_rules_that_no_value_can_keep()
    {
        TestSpec spec = TestSpec.WithInput("\"steps\": { \"type\": \"integer\", \"minimum\": 9, \"maximum\": 3 }");

        GeneratorRun run = GeneratorRun.WithDiagnostics(spec);

        Assert.Equal([$"specs/fal-ai/test.json({spec.PlaceOf("\"steps\"")}): warning FLUX0105: No value of 'steps' can keep its rules: at least 9 and at most 3. They are not checked; the server decides."], run.Diagnostics);
        Assert.DoesNotContain("FalRange", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData("application/json", "200")]
    [InlineData("application/json; charset=utf-8", "201")]
    [InlineData("Application/JSON", "2XX")]
    [InlineData("application/vnd.fal+json", "default")]
    [InlineData("*/*", "200")]
    public void JSON_bodies_are_found_under_each_of_their_names(string mediaType, string code)
    {
        TestSpec spec = TestSpec.Of();
        spec = spec.WithText(spec.Text
            .Replace("application/json", mediaType, StringComparison.Ordinal)
            .Replace("\"200\"", $"\"{code}\"", StringComparison.Ordinal));

        GeneratorRun run = GeneratorRun.Of(spec);

        Assert.Contains("FalEndpoint<TestInput, TestOutput>", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void Every_diagnostic_is_documented_and_has_its_own_id()
    {
        DiagnosticDescriptor[] all = [.. typeof(Descriptors).GetFields().Select(static field => field.GetValue(null)).OfType<DiagnosticDescriptor>()];
        string docs = File.ReadAllText(RepositoryFiles.Path("docs", "diagnostics.md"));

        Assert.NotEmpty(all);
        Assert.Equal(all.Length, all.DistinctBy(static descriptor => descriptor.Id).Count());
        Assert.All(all, descriptor => Assert.Contains($"## {descriptor.Id}", docs, StringComparison.Ordinal));
    }

    /// <summary>The document has one error, and the other documents' clients are there all the same.</summary>
    private static void AssertRefused(TestSpec spec, string diagnostic) => Assert.Equal(diagnostic, Refused(spec));

    private static string Refused(TestSpec spec)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(spec, Good);

        Assert.Equal(["FalApi.g.cs", "fal-ai.good.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        run.Compile();
        return Assert.Single(run.Diagnostics);
    }
}
