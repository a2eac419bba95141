using System.Globalization;
using System.Text.Json;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>Lists the facts about the values of a schema, down to types whose differences are reported there.</summary>
/// <param name="isNamed">Whether a branch became such a type.</param>
/// <param name="isNamedUnion">The same of a schema, by its key.</param>
internal sealed class FactWriter(Func<ValueBranch, bool> isNamed, Func<string, bool> isNamedUnion)
{
    private const int MaxDepth = 5;
    private const int MaxValues = 12;

    /// <summary>Lists the facts.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The facts.</returns>
    public IReadOnlyList<ValueFact> Of(ValueSchema schema)
    {
        List<ValueFact> facts = [];
        Add(schema, "", 0, facts);
        return facts;
    }

    /// <summary>Lists the facts about a branch itself, regardless of the members of an object.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>The facts.</returns>
    public IReadOnlyList<ValueFact> OfWhole(ValueBranch branch)
    {
        List<ValueFact> facts = [];
        AddOwn(branch, "", facts);
        AddItems(branch, "", 0, facts);
        AddOthers(branch, "", 0, facts);
        return facts;
    }

    private void Add(ValueSchema schema, string place, int depth, List<ValueFact> facts)
    {
        if (depth > MaxDepth || schema.IsOpen)
        {
            facts.Add(new ValueFact($"{place}any", IsType: true));
            return;
        }

        if (schema.AllowsNull)
        {
            facts.Add(new ValueFact($"{place}may be null", IsType: true));
        }

        if (isNamedUnion(schema.Key))
        {
            return;
        }

        IReadOnlyList<ValueBranch> branches = schema.Branches;
        foreach (ValueBranch branch in branches)
        {
            facts.Add(new ValueFact(place + TypeOf(branch), IsType: true));
            if (!isNamed(branch))
            {
                string own = branches.Count == 1 ? place : $"{place}{TypeOf(branch)}: ";
                AddOwn(branch, own, facts);
                AddItems(branch, own, depth, facts);
                AddMembers(branch, own, depth, facts);
                AddOthers(branch, own, depth, facts);
            }
        }
    }

    private static void AddOwn(ValueBranch branch, string place, List<ValueFact> facts)
    {
        IEnumerable<string> texts =
        [
            Listed(branch),
            LimitText.Of(Constraints(branch)),
            .. branch.Bounds.Factors.Skip(1).Select(factor => $"a multiple of {Text(factor)}"),
            branch.HasUniqueItems && branch.Type == JsonValueKind.Array ? "unique items" : "",
            .. branch.Limits.Where(limit => limit.Key.Contains('_', StringComparison.Ordinal) || limit.Key.EndsWith("Properties", StringComparison.Ordinal)).OrderBy(limit => limit.Key[3..], StringComparer.Ordinal).ThenByDescending(limit => limit.Key, StringComparer.Ordinal).Select(limit => Limit(limit.Key, Math.Abs(limit.Value))),
            .. branch.Rules,
        ];
        facts.AddRange(texts.Where(text => text.Length > 0).Select(text => new ValueFact(place + text, IsType: false)));
    }

    private void AddItems(ValueBranch branch, string place, int depth, List<ValueFact> facts)
    {
        if (branch.Type != JsonValueKind.Array)
        {
            return;
        }

        for (int index = 0; index < branch.Places; index++)
        {
            if (branch.At(index) is { } item)
            {
                Add(item, string.Create(CultureInfo.InvariantCulture, $"{place}item {index + 1}: "), depth + 1, facts);
            }
        }

        if (branch.Rest is { IsOpen: false } rest)
        {
            Add(rest, $"{place}items: ", depth + 1, facts);
        }
    }

    private void AddMembers(ValueBranch branch, string place, int depth, List<ValueFact> facts)
    {
        if (branch.Type != JsonValueKind.Object)
        {
            return;
        }

        facts.AddRange(branch.Required.Select(name => new ValueFact($"{place}'{name}' required", IsType: false)));
        foreach (string name in branch.Names)
        {
            Add(branch.Member(name)!, $"{place}{name}: ", depth + 1, facts);
        }
    }

    private void AddOthers(ValueBranch branch, string place, int depth, List<ValueFact> facts)
    {
        if (branch.Type != JsonValueKind.Object)
        {
            return;
        }

        if (branch.IsClosed)
        {
            facts.Add(new ValueFact($"{place}no other members", IsType: false));
        }

        if (branch.Additional is { } additional)
        {
            Add(additional, $"{place}values: ", depth + 1, facts);
        }

        if (branch.MemberNames is { } names)
        {
            Add(names, $"{place}names: ", depth + 1, facts);
        }

        foreach (string pattern in branch.Patterns)
        {
            Add(branch.Matching(pattern)!, $"{place}names like {pattern}: ", depth + 1, facts);
        }
    }

    private static string TypeOf(ValueBranch branch) => branch.Type switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => branch.IsInteger ? "whole number" : "number",
        JsonValueKind.True => "true or false",
        JsonValueKind.Array => "list",
        _ => "object",
    };

    private static string Listed(ValueBranch branch)
    {
        if (branch.Values is not { } values || (branch.Type == JsonValueKind.True && values.Count == 2))
        {
            return "";
        }

        string listed = string.Join(", ", values.Take(MaxValues).Select(value => value.GetRawText()));
        return values.Count == 1 ? $"only {listed}"
            : values.Count <= MaxValues ? $"one of {listed}"
            : string.Create(CultureInfo.InvariantCulture, $"one of {listed}, and {values.Count - MaxValues} more");
    }

    private static ConstraintModel Constraints(ValueBranch branch) => new()
    {
        Minimum = branch.Bounds is { Lower: { } lower, IsAbove: false } ? Text(lower) : null,
        Maximum = branch.Bounds is { Upper: { } upper, IsBelow: false } ? Text(upper) : null,
        Above = branch.Bounds is { Lower: { } above, IsAbove: true } ? Text(above) : null,
        Below = branch.Bounds is { Upper: { } below, IsBelow: true } ? Text(below) : null,
        MultipleOf = branch.Bounds.Factors is [var factor, ..] ? Text(factor) : null,
        MinLength = Count(branch, "minLength"),
        MaxLength = Count(branch, "maxLength"),
        MinItems = Count(branch, "minItems"),
        MaxItems = Count(branch, "maxItems"),
    };

    private static int? Count(ValueBranch branch, string keyword) =>
        branch.Limits.TryGetValue(keyword, out decimal limit) ? (int)Math.Min(Math.Abs(limit), int.MaxValue) : null;

    private static string Limit(string keyword, decimal number)
    {
        string side = LimitReader.IsUpper(keyword) ? "at most" : "at least";
        return keyword.EndsWith("Properties", StringComparison.Ordinal) ? $"{side} {Text(number)} {(number == 1 ? "member" : "members")}"
            : $"{keyword[4..].Replace('_', ' ')} {side} {(keyword.EndsWith("file_size", StringComparison.Ordinal) ? FileSize.Text(number) : Text(number))}";
    }

    private static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
