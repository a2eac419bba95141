using System.Xml.Linq;
using Flux2Gen.Generator.Emission;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>Documentation as the compiler reads it.</summary>
internal static class Documentation
{
    /// <summary>The XML lines that a description becomes, joined by spaces.</summary>
    public static string OfMarkdown(string markdown) => OfBlocks(MarkdownParser.Parse(markdown));

    /// <summary>The XML lines of blocks, joined by spaces.</summary>
    public static string OfBlocks(EquatableArray<DocBlock> blocks) =>
        string.Join(" ", blocks.SelectMany(block => XmlDocContent.Lines(block, isOnly: blocks.Count == 1)));

    /// <summary>What the compiler reads of the only property of a document's input.</summary>
    public static XElement OfProperty(string schema)
    {
        GeneratorRun run = GeneratorRun.WithDiagnostics(TestSpec.WithInput($"\"it\": {schema}"));
        return Of(run, "MyApp.Fal.TestInput", "It");
    }

    /// <summary>What the compiler reads of a type, or of a member of it.</summary>
    public static XElement Of(GeneratorRun run, string type, string? member = null)
    {
        INamedTypeSymbol symbol = Compile(run).GetTypeByMetadataName(type)!;
        return Of(member is null ? symbol : symbol.GetMembers(member).Single());
    }

    public static XElement Of(ISymbol symbol) => XElement.Parse(symbol.GetDocumentationCommentXml()!, LoadOptions.PreserveWhitespace);

    /// <summary>The text of an element with its tags, without line breaks and the spaces that come of them.</summary>
    public static string? Content(this XElement documentation, string element) =>
        documentation.Element(element) is not { } found ? null : Whitespace.Collapse(string.Concat(found.Nodes().Select(static node => node.ToString(SaveOptions.DisableFormatting))));

    /// <summary>Compiles what was emitted as a project that takes warnings for errors, and with documentation.</summary>
    public static Compilation Compile(GeneratorRun run)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);
        Compilation compilation = GeneratorRun.EmptyProject
            .AddSyntaxTrees(run.Result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, parse, source.HintName)));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Select(static diagnostic => diagnostic.ToString()));
        return compilation;
    }
}
