using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flux2Gen.Generator.Input;

/// <summary>What the project says about the emitted code. An incremental value.</summary>
/// <param name="Namespace">The namespace of the emitted types.</param>
internal sealed record GeneratorSettings(string Namespace)
{
    public static GeneratorSettings Read(AnalyzerConfigOptions options)
    {
        string? wanted = Property(options, "Flux2GenNamespace");
        string? root = Property(options, "RootNamespace");
        return new GeneratorSettings(ToNamespace(wanted ?? (root is null ? "Fal" : $"{root}.Fal")));
    }

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue($"build_property.{name}", out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>What an MSBuild property holds need not be a namespace: a project may be called <c>my-app</c>.</summary>
    private static string ToNamespace(string text)
    {
        IEnumerable<string> segments = text.Split('.').Where(static segment => segment.Length > 0).Select(ToIdentifier);
        string joined = string.Join(".", segments);
        return joined.Length == 0 ? "Fal" : joined;
    }

    private static string ToIdentifier(string segment)
    {
        string name = new([.. segment.Select(static character => SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_')]);
        if (!SyntaxFacts.IsIdentifierStartCharacter(name[0]))
        {
            name = $"_{name}";
        }

        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}";
    }
}
