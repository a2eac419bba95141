using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes sentences of all that is known of values.</summary>
internal static class FactText
{
    /// <summary>The sentences of a value, without what its description says.</summary>
    public static IEnumerable<string> Sentences(PropertyFacts facts, StatedFacts stated)
    {
        IEnumerable<string> own = [.. LimitParser.Bounds(facts, stated), .. LimitParser.Files(facts, stated), .. ValueFacts.Sentences(facts)];
        return OfItems(facts) is { } items ? own.Append(items) : own;
    }

    /// <summary>What is said of each item; types with a name have documentation of their own.</summary>
    private static string? OfItems(PropertyFacts facts)
    {
        Schema? item = facts.Items().FirstOrDefault();
        if (item is null || facts.Type.Item is not { Kind: not (TypeKind.Object or TypeKind.Enum or TypeKind.Union or TypeKind.WellKnown) } type)
        {
            return null;
        }

        var own = new PropertyFacts(item, [item], facts.RulesOf, type, facts.Constraints.Item ?? ConstraintModel.None);
        var silent = new StatedFacts("");
        string[] sentences = [.. LimitParser.Bounds(own, silent), .. ValueFacts.Sentences(own), .. OfItems(own) is { } inner ? [inner] : (string[])[]];
        return sentences.Length == 0 ? null
            : $"Each {(facts.Type.Kind == TypeKind.Map ? "value" : "item")}: {string.Join("; ", sentences.Select(Clause))}.";
    }

    /// <summary>A sentence as a part of another.</summary>
    private static string Clause(string sentence)
    {
        bool isAcronym = sentence.Length > 1 && char.IsUpper(sentence[1]);
        return (isAcronym ? sentence : char.ToLowerInvariant(sentence[0]) + sentence.Substring(1)).TrimEnd('.');
    }
}
