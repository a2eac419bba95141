using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>What documentation is made of: a value's schema, with what is said elsewhere about the same value.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Chain">The schemas that it stands for, itself first: what they say in words is said of it, the nearest first.</param>
/// <param name="RulesOf">The schemas that hold at once where one does.</param>
/// <param name="Type">The type that it became.</param>
/// <param name="Constraints">What is checked.</param>
internal sealed record PropertyFacts(
    Schema Schema,
    IReadOnlyList<Schema> Chain,
    Func<Schema, IReadOnlyList<Schema>> RulesOf,
    TypeRefModel Type,
    ConstraintModel Constraints)
{
    /// <summary>Whether it can be left out of what is sent, so that the server uses its default.</summary>
    public bool MayBeOmitted { get; init; }

    /// <summary>Where limits stand: at the value itself and all that holds of it, and at its items.</summary>
    public IEnumerable<(Schema Schema, bool IsItem)> Sources()
    {
        IReadOnlyList<Schema> rules = RulesOf(Schema);
        return rules.Select(static rule => (rule, false))
            .Concat(rules.SelectMany(rule => rule.Items is { } items ? RulesOf(items) : []).Select(static rule => (rule, true)));
    }

    /// <summary>The schemas of its items, or of the values of a map.</summary>
    public IEnumerable<Schema> Items() => Type.Item is null ? []
        : RulesOf(Schema).Select(rule => Type.Kind == TypeKind.Map ? MapSchema.Values(rule) : rule.Items).OfType<Schema>();
}
