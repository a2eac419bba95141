using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Emission;

/// <summary>What is marked obsolete. All of it compiles without a warning.</summary>
public sealed class DeprecationTests
{
    [Fact]
    public void Deprecated_component_marks_its_type_and_properties_of_it()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.WithInput(
            """
            "old": { "$ref": "#/components/schemas/Old" }, "olds": { "type": "array", "items": { "$ref": "#/components/schemas/Old" } },
            "level": { "anyOf": [{ "$ref": "#/components/schemas/Level" }, { "type": "null" }] }
            """,
            """
            "Old": { "type": "object", "deprecated": true, "properties": { "a": { "type": "string" } } }, "Level": { "enum": ["a"], "deprecated": true }
            """));

        Assert.Equal("fal has deprecated this type.", Message(run, "TestOld"));
        Assert.Equal("fal has deprecated this type.", Message(run, "TestLevel"));
        Assert.Equal("fal has deprecated this property.", Message(run, "TestInput", "Old"));
        Assert.Equal("fal has deprecated this property.", Message(run, "TestInput", "Level"));
        Assert.Null(Message(run, "TestInput", "Olds"));
    }

    [Fact]
    public void Deprecated_type_that_a_caller_must_give_is_not_marked()
    {
        GeneratorRun run = GeneratorRun.Of(TestSpec.Of(
            input: """{ "type": "object", "properties": { "old": { "$ref": "#/components/schemas/Old" } }, "required": ["old"] }""",
            components: "\"Old\": { \"type\": \"object\", \"deprecated\": true, \"properties\": { \"a\": { \"type\": \"string\" } } }"));

        Assert.Null(Message(run, "TestOld"));
        Assert.Null(Message(run, "TestInput", "Old"));
    }

    [Fact]
    public void Deprecated_operation_marks_the_endpoint()
    {
        TestSpec spec = TestSpec.Of();

        GeneratorRun run = GeneratorRun.Of(spec.WithText(spec.Text.Replace("\"post\": {", "\"post\": { \"deprecated\": true,", StringComparison.Ordinal)));

        Assert.Equal("fal has deprecated this endpoint.", Message(run, "TestEndpoint"));
        Assert.Equal("fal has deprecated this endpoint.", Message(run, "FalApi", "Test"));
    }

    private static string? Message(GeneratorRun run, string type, string? member = null)
    {
        Microsoft.CodeAnalysis.INamedTypeSymbol symbol = Documentation.Compile(run).GetTypeByMetadataName($"MyApp.Fal.{type}")!;
        Microsoft.CodeAnalysis.ISymbol marked = member is null ? symbol : symbol.GetMembers(member).Single();
        return (string?)marked.GetAttributes().SingleOrDefault(static attribute => attribute.AttributeClass!.Name == "ObsoleteAttribute")?.ConstructorArguments[0].Value;
    }
}
