using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Diff.Values;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Compares the calls of an endpoint.</summary>
/// <param name="context">Where changes are noted.</param>
internal sealed class CallComparer(DiffContext context)
{
    /// <summary>Compares them.</summary>
    public void Compare()
    {
        Impact input = context.Conversion.Of(context.Old.Input, false, context.New.Input, false);
        Impact output = context.Conversion.Identity(context.Old.Output, context.New.Output);
        bool takesOther = !context.Pairs.IsSame(context.Old.Input, context.New.Input);
        bool givesOther = !context.Pairs.IsSame(context.Old.Output, context.New.Output);
        if (takesOther || givesOther)
        {
            Fit requests = takesOther ? context.Values.Requests(context.Values.Old.Input, context.Values.New.Input) : Fit.All;
            Fit responses = givesOther ? context.Values.Responses(context.Values.New.Output, context.Values.Old.Output) : Fit.All;
            Add(
                context.Old.ClassName,
                Types(takesOther, givesOther),
                DiffContext.Say(Directions(takesOther, givesOther), FitImpact.RequestMeaning(requests), FitImpact.ResponseMeaning(responses)),
                DiffContext.Say(Directions(takesOther, givesOther), $"Give {TypeText.Of(context.New.Input)}.", $"Read {TypeText.Of(context.New.Output)}."),
                [
                    .. Methods(UseName.Call, TypeConversion.Worse(input, output), context.Old.ClassName),
                    .. Methods(UseName.Shortcut, output, context.Old.ClassName),
                    .. Methods(UseName.NamedShortcut, output, context.Old.ClassName),
                ],
                Impact.Safe,
                TypeConversion.Worse(FitImpact.OfRequests(requests), FitImpact.OfResponses(responses)));
        }

        Shortcut();
    }

    private static Direction Directions(bool input, bool output) => (input ? Direction.Input : Direction.None) | (output ? Direction.Output : Direction.None);

    private string Types(bool takesOther, bool givesOther)
    {
        (string oldInput, string newInput) = (TypeText.Of(context.Old.Input), TypeText.Of(context.New.Input));
        (string oldOutput, string newOutput) = (TypeText.Of(context.Old.Output), TypeText.Of(context.New.Output));
        string[] now = [.. Half(takesOther, "takes", newInput, oldInput), .. Half(givesOther, "gives", newOutput, oldOutput)];
        string[] then = [.. Half(takesOther && oldInput != newInput, "took", oldInput), .. Half(givesOther && oldOutput != newOutput, "gave", oldOutput)];
        return $"{string.Join(" and ", now)} now{(then.Length > 0 ? $"; it {string.Join(" and ", then)}" : "")}";

        static string[] Half(bool isOther, string verb, string type, string? then = null) => isOther ? [$"{verb} {(type == then ? "another kind of " : "")}{type}"] : [];
    }

    private static IEnumerable<UseClaim> Methods(Func<string, string, string> name, Impact outcome, string type) =>
        ClientUses.Methods.Select(method => new UseClaim(name(type, method), outcome));

    private void Shortcut()
    {
        IReadOnlyList<PropertyModel> before = ClientUses.ShortcutOf(context.Old);
        IReadOnlyList<PropertyModel> after = ClientUses.ShortcutOf(context.New);
        if (before.Count == 0)
        {
            return;
        }

        Impact inOrder = before.Count != after.Count
            ? Impact.Breaking
            : before.Zip(after, (old, now) => context.Conversion.Of(old.Type, false, now.Type, false)).Max();
        if (before.Count == 1 && inOrder == Impact.Breaking)
        {
            // One value may do as the whole input, when that became a type which values convert to.
            inOrder = context.Conversion.Of(before[0].Type, false, context.New.Input, false);
        }

        Impact named = before.Count != after.Count
            ? Impact.Breaking
            : before.Select(old => after.FirstOrDefault(now => now.LocalName == old.LocalName) is { } same ? context.Conversion.Of(old.Type, false, same.Type, false) : Impact.Breaking).Max();
        bool isReordered = before.Count == after.Count && !before.Select(value => value.Name).SequenceEqual(after.Select(value => value.Name));
        if (inOrder == Impact.Safe && named == Impact.Safe && !isReordered)
        {
            return;
        }

        string values = string.Join(", ", before.Select(value => value.LocalName));
        string now = string.Join(", ", after.Select(value => value.LocalName));
        Add(
            $"{context.Old.ClassName}.RunAsync({values})",
            after.Count == 0 ? "there is no call with just the required values any more" : now == values ? "takes values of other types" : $"takes {now} now",
            isReordered && inOrder == Impact.Safe ? "Values given in order arrive as others than meant." : "The short form of Run, Subscribe and Submit changed with what is required.",
            after.Count == 0 ? $"Make a {TypeText.Of(context.New.Input)}." : "Give these, by name.",
            [.. Methods(UseName.Shortcut, inOrder, context.Old.ClassName), .. Methods(UseName.NamedShortcut, named, context.Old.ClassName)],
            isReordered ? Impact.Risky : Impact.Safe);
    }

    private void Add(string where, string what, string meaning, string action, IEnumerable<UseClaim> claims, Impact compile, Impact runtime = Impact.Safe) => context.Add(new Change
    {
        Kind = ChangeKind.CallChanged,
        Where = where,
        Compile = compile,
        Runtime = runtime,
        What = what,
        Meaning = meaning,
        Action = action,
        Claims = [.. claims],
    });
}
