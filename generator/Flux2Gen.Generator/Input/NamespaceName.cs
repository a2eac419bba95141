using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Input;

/// <summary>Names of namespaces. A root namespace need not be one: a project may be called <c>my-app</c>.</summary>
internal static class NamespaceName
{
    /// <summary>Whether a text is a namespace, but for keywords, which are written with an @.</summary>
    public static bool Is(string text) => text.Split('.').All(static segment => SyntaxFacts.IsValidIdentifier(Unescaped(segment)));

    /// <summary>A namespace made of a text.</summary>
    public static string Of(string text)
    {
        IEnumerable<string> segments = text.Split('.').Select(Unescaped).Where(static segment => segment.Length > 0).Select(ToIdentifier);
        string joined = string.Join(".", segments);
        return joined.Length == 0 ? "Fal" : joined;
    }

    private static string Unescaped(string segment) => segment.StartsWith("@", StringComparison.Ordinal) ? segment.Substring(1) : segment;

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
