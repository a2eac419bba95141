using Flux2Gen.Cli.Emission;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flux2Gen.Cli.Verification.Fuzzing;

/// <summary>Looks for text of a document outside of literals and comments, and for declarations that its model does not have.</summary>
internal static class EscapeCheck
{
    /// <summary>Finds what escaped.</summary>
    /// <param name="sources">The code.</param>
    /// <param name="model">The model that the code was made of.</param>
    /// <returns>One line for each thing that did.</returns>
    public static IEnumerable<string> Run(IReadOnlyList<EmittedSource> sources, EndpointModel model)
    {
        List<string> types = [];
        foreach (EmittedSource source in sources)
        {
            string text = source.Text.ToString();
            SyntaxNode root = CSharpSyntaxTree.ParseText(source.Text, CatalogCompiler.ParseOptions, source.HintName).GetRoot();
            foreach (string escape in Hidden(text).Concat(Tokens(root)).Concat(Members(root, model)))
            {
                yield return $"{source.HintName}: {escape}";
            }

            types.AddRange(root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(static type => type.Identifier.ValueText));
        }

        string[] expected = [.. Types(model).Order(StringComparer.Ordinal)];
        string[] declared = [.. types.Where(type => type != model.ExtensionsName).Order(StringComparer.Ordinal)];
        if (!expected.SequenceEqual(declared))
        {
            yield return $"declares {string.Join(" ", declared.Except(expected))} and not {string.Join(" ", expected.Except(declared))}";
        }
    }

    private static IEnumerable<string> Types(EndpointModel model) =>
    [
        "FalApi", "__AllJsonTypes", model.ClassName,
        .. model.Objects.Select(static type => type.Name),
        .. model.Unions.Select(static type => type.Name),
        .. model.Enums.SelectMany(static type => (string[])[type.Name, "Wire"]),
    ];

    private static IEnumerable<string> Members(SyntaxNode root, EndpointModel model)
    {
        Dictionary<string, HashSet<string>> names = new(StringComparer.Ordinal);
        foreach (ObjectModel type in model.Objects)
        {
            string[] usual = type.IsTuple ? ["AdditionalItems", "__State"]
                : type.Base is not null ? ["__Members", "__State"]
                : ["AdditionalProperties", "__Members", "__State"];
            names[type.Name] = [.. usual, .. type.Properties.Where(static property => !property.IsInherited).Select(static property => property.Name)];
        }

        foreach (EnumModel type in model.Enums)
        {
            names[type.Name] = ["Values", "Value", "IsKnown", .. type.Values.Select(static value => value.Name)];
        }

        foreach (TypeDeclarationSyntax type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            if (names.TryGetValue(type.Identifier.ValueText, out HashSet<string>? expected))
            {
                string[] declared = [.. type.Members.OfType<PropertyDeclarationSyntax>().Select(static property => property.Identifier.ValueText)
                    .Concat(type.ParameterList?.Parameters.Select(static parameter => parameter.Identifier.ValueText) ?? [])];
                if (!expected.SetEquals(declared))
                {
                    yield return $"{type.Identifier.ValueText} declares {string.Join(" ", declared.Except(expected))} and not {string.Join(" ", expected.Except(declared))}";
                }
            }
        }
    }

    private static IEnumerable<string> Tokens(SyntaxNode root)
    {
        foreach (SyntaxTrivia trivia in root.DescendantTrivia(descendIntoTrivia: false))
        {
            bool isExpected = trivia.Kind() is SyntaxKind.NullableDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia || !trivia.IsDirective;
            if (!isExpected || trivia.Kind() is SyntaxKind.DisabledTextTrivia or SyntaxKind.SkippedTokensTrivia)
            {
                yield return $"has {trivia.Kind()} in line {trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
            }
        }

        foreach (SyntaxToken token in root.DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.StringLiteralToken) && !token.IsKind(SyntaxKind.Utf8StringLiteralToken) && token.Text.Contains(FuzzWords.Marker, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"has text of the document as {token.Kind()} in line {token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
            }
        }
    }

    private static IEnumerable<string> Hidden(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            int codePoint = char.IsSurrogatePair(text, index) ? char.ConvertToUtf32(text, index) : text[index];
            bool isHidden = codePoint is 0x2028 or 0x2029 or 0x85 || (codePoint != '\n' && codePoint < ' ') || (Invisible.Contains(codePoint) && !Invisible.IsJoiner(codePoint));
            if (isHidden)
            {
                yield return $"has U+{codePoint:X4} in line {text.AsSpan(0, index).Count('\n') + 1}";
                yield break;
            }
        }
    }
}
