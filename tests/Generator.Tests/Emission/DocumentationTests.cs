using System.Xml.Linq;
using Flux2Gen.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Tests.Emission;

/// <summary>Documentation as it is emitted.</summary>
public sealed class DocumentationTests
{
    private static readonly TestSpec Everything = TestSpec.Of(
        input: """
            {
              "type": "object",
              "description": "What to make.\n\nMind the [terms](https://fal.ai/terms) of **each** model.",
              "required": ["prompt"],
              "x-fal-order-properties": ["prompt", "image_url", "mode", "strength"],
              "properties": {
                "prompt": { "type": "string", "description": "What to see. Set `raw` to `true` to leave it as it is.", "examples": ["a <cat> & a \"dog\"", "line one\n  line two"] },
                "image_url": { "type": "string", "description": "The picture, see https://fal.ai/docs.", "max_file_size": 20971520, "x-fal": { "min_width": 240, "max_width": 8000 } },
                "mode": { "type": "string", "enum": ["canny", "depth"], "description": "How to guide. One of:\n- canny: by the edges\n- depth: by a *map* of the depth\n\n```python\nmode = \"canny\"\n```" },
                "strength": { "type": "number", "minimum": 0, "maximum": 2, "default": 1, "description": "How strong." }
              }
            }
            """);

    [Fact]
    public void Markdown_limits_and_examples()
    {
        GeneratorRun run = GeneratorRun.Of(Everything);

        run.Compile();
        string[] lines = [.. run.Source.Split('\n').Where(static line => line.TrimStart().StartsWith("///", StringComparison.Ordinal) || line.EndsWith("{ get; init; }", StringComparison.Ordinal))];
        Snapshot.Match(string.Join('\n', lines), "Documentation");
    }

    [Fact]
    public void Every_member_that_a_user_sees_has_a_summary()
    {
        foreach (TestSpec spec in (TestSpec[])[Everything, .. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)])
        {
            foreach (ISymbol symbol in Visible(Documentation.Compile(GeneratorRun.Of(spec)).Assembly.GlobalNamespace))
            {
                XElement documentation = Documentation.Of(symbol);
                Assert.True(
                    documentation.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(documentation.Element("summary")?.Value),
                    $"{symbol} has no summary: {documentation}");
            }
        }
    }

    /// <summary>The other tests say that documentation is sound because this is an error.</summary>
    [Theory]
    [InlineData("/// <summary>a < b</summary>\npublic class C;", "CS1570")]
    [InlineData("/// <summary><see cref=\"Missing\"/></summary>\npublic class C;", "CS1574")]
    [InlineData("/// <summary>It.</summary>\n/// <param name=\"x\">None.</param>\npublic class C;", "CS1572")]
    [InlineData("public class C;", "CS1591")]
    public void Documentation_that_is_not_sound_does_not_compile(string code, string id)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((id, DiagnosticSeverity.Error), Assert.Single(GeneratorRun.EmptyProject
            .AddSyntaxTrees(tree)
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Select(static diagnostic => (diagnostic.Id, diagnostic.Severity))
            .Distinct()));
    }

    private static IEnumerable<ISymbol> Visible(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers().Where(static member => member.Locations.Any(static place => place.IsInSource)))
        {
            bool isVisible = member.DeclaredAccessibility == Accessibility.Public && !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null };
            if (isVisible && member is not INamespaceSymbol and not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 1, ContainingType.IsValueType: true })
            {
                yield return member;
            }

            foreach (ISymbol inner in member is INamespaceOrTypeSymbol inside && (isVisible || member is INamespaceSymbol) ? Visible(inside) : [])
            {
                yield return inner;
            }
        }
    }
}
