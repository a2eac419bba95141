using System.Globalization;
using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Text of a document never becomes code, and never makes code read as what it is not.</summary>
public sealed class TextTests
{
    public static TheoryData<string> Texts =>
    [
        "*/ public class Evil { } /*",
        "a\rpublic class Evil { }\r",
        "a\npublic class Evil { }\n#pragma warning disable\n#if true\n#line hidden\n",
        "a\u0085public class Evil { }\u2028public class Evil { }\u2029public class Evil { }\v\f\r\n",
        "\"; } class Evil { string s = \"", "\"\"\" {0} {{0}} {a} \\ \\u0022 \\\" ' \\",
        "</summary></c></para><!-- ]]> <![CDATA[ & &amp; <see cref=\"X\"/> <include file=\"/etc/passwd\"/>",
        "\0\u0001\u001f\u007f\ufffe\uffff", "`code` `` ` odd", "\u202e\u2066\u2069\u200f\u061c} class Evil {", "\u200b\u200d\ufeff\u2060\u00ad", "🤩👩‍👩‍👧 \U000E0001", "",
        "   ", "\t\t", "null", "1; } class Evil { int i = 1",
    ];

    /// <summary>Wherever the text stands, the code has the tokens that it has for a plain text.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_documentation_and_literals_only(string text)
    {
        string[] plain = Tokens(Attack.Emits(Document("plain")));

        string[] hostile = Tokens(Attack.Emits(Document(text)));

        Assert.Equal(plain, hostile);
    }

    /// <summary>The same in places that give names: nothing is declared but the types of the document.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void Names_and_values_declare_nothing_else(string text)
    {
        string json = Attack.Json(text);
        GeneratorRun run = Attack.Emits(TestSpec.Of(
            input: $$"""
                {
                  "type": "object",
                  "properties": {
                    {{json}}: { "type": "string" },
                    "list": { "enum": [{{json}}, "other"], "default": {{json}} },
                    "only": { "const": {{json}} },
                    "number": { "type": "integer", "const": {{json}} },
                    "several": { "anyOf": [{ "enum": [{{json}}, "other"] }, { "type": "integer" }] },
                    "tagged": {
                      "oneOf": [{ "$ref": "#/components/schemas/A" }, { "$ref": "#/components/schemas/B" }],
                      "discriminator": { "propertyName": {{json}}, "mapping": { "a": "#/components/schemas/A", {{json}}: "#/components/schemas/B" } }
                    }
                  },
                  "required": [{{json}}]
                }
                """,
            components: """
                "A": { "type": "object", "properties": { "a": { "type": "string" } } }, "B": { "type": "object", "properties": { "b": { "type": "string" } } }
                """));

        string[] types = [.. Trees(run).SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()).Select(static type => type.Identifier.ValueText)];
        Assert.Equal(
            ["FalApi", "TestA", "TestB", "TestEndpoint", "TestEndpointExtensions", "TestInput", "TestList", "TestNumber", "TestOnly", "TestOutput", "TestSeveral", "TestSeveralPreset", "TestTagged", "Wire", "__AllJsonTypes"],
            types.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_invisible_but_joiners_in_documentation_is_in_the_code()
    {
        string marks = string.Concat(Enumerable.Range(0x200b, 5).Concat(Enumerable.Range(0x202a, 5)).Concat(Enumerable.Range(0x2066, 4)).Append(0x61c).Select(static code => (char)code));
        GeneratorRun run = Attack.Emits(Document($"a{marks}b"), TestSpec.Of(input: $"{{ \"properties\": {{ \"v{marks}w\": {{ \"enum\": [{Attack.Json($"x{marks}y")}] }} }} }}", id: "fal-ai/other"));

        Assert.All(run.Sources.Values, static source =>
            Assert.DoesNotContain(source, static character => char.GetUnicodeCategory(character) == UnicodeCategory.Format && character is not ('\u200b' or '\u200c' or '\u200d')));
        Assert.Contains("\\u202E", run.Sources["fal-ai.other.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "enum": [{ "a": "`" }] }""")]
    [InlineData("""{ "enum": [["`"], { "b": 1 }] }""")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "integer" }, "propertyNames": { "enum": ["`", " "] } }""")]
    public void Values_that_no_documentation_can_show_are_left_out(string schema)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.WithInput($"\"it\": {schema}"));

        Assert.All(run.Diagnostics, static diagnostic => Assert.Contains("FLUX0102", diagnostic, StringComparison.Ordinal));
        Assert.DoesNotContain("ossible", run.Source, StringComparison.Ordinal);
        run.Compile();
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_at_its_place()
    {
        TestSpec spec = TestSpec.WithInput("""
            "a": { "type": "string", "description": "\ud800" }
            """);

        string diagnostic = Assert.Single(Attack.Survives(spec).Diagnostics);

        Assert.StartsWith($"{spec.Path}({spec.PlaceOf("\"\\ud800\"")}): error FLUX0001", diagnostic, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_is_one_line_without_marks_of_direction()
    {
        TestSpec spec = TestSpec.WithInput($"\"a\": {{ \"$ref\": {Attack.Json("#/components/schemas/a\u202eb\u2028c\nd" + new string('x', 5000))} }}");

        string message = Assert.Single(GeneratorRun.WithDiagnostics(spec).Result.Diagnostics).GetMessage(CultureInfo.InvariantCulture);

        Assert.DoesNotContain(message, static character => char.IsControl(character) || character is '\u202e' or '\u2028');
        Assert.InRange(message.Length, 1, 400);
    }

    private static TestSpec Document(string text)
    {
        string json = Attack.Json(text);
        TestSpec spec = TestSpec.Of(
            input: $$"""
                {
                  "type": "object", "title": {{json}}, "description": {{json}},
                  "properties": {
                    "prompt": { "type": "string", "title": {{json}}, "description": {{json}}, "default": {{json}}, "examples": [{{json}}, { {{json}}: {{json}} }], "limit_description": {{json}} },
                    "format": { "enum": ["a", "b"], "description": {{json}} },
                    "size": { "anyOf": [{ "type": "integer" }, { "type": "boolean" }], "description": {{json}} }
                  },
                  "required": ["prompt"]
                }
                """);
        return spec.WithText(spec.Text.Replace("\"category\": \"test\"", $"\"category\": {json}, \"about\": {json}, \"documentationUrl\": {json}", StringComparison.Ordinal));
    }

    private static string[] Tokens(GeneratorRun run) => [.. Trees(run).SelectMany(static tree => tree.GetRoot().DescendantTokens()).Select(static token => token.Text)];

    private static IEnumerable<SyntaxTree> Trees(GeneratorRun run) =>
        run.Sources.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => CSharpSyntaxTree.ParseText(pair.Value));
}
