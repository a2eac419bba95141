using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Diff.Values;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Generator.Emission;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Compares records whose JSON is an array: as a whole, because each item has its place.</summary>
/// <param name="context">Where changes are noted.</param>
internal sealed class TupleComparer(DiffContext context)
{
    /// <summary>Compares two versions of a tuple.</summary>
    /// <param name="before">The old one.</param>
    /// <param name="after">The new one.</param>
    public void Compare(ObjectModel before, ObjectModel after)
    {
        string then = Text(before);
        string now = Text(after);
        Direction direction = context.DirectionOf(before.Name);
        Reused(before, after, direction);
        if (then == now)
        {
            if (context.Values.CompareWhole(before.Name, after.Name, direction) is { } difference)
            {
                context.Add(LimitChange.Of(Change.Start(ChangeKind.LimitsNarrowed, before.Name, direction, difference.Text), difference));
            }

            return;
        }

        (Fit requests, Fit responses) = context.Values.OfType(before.Name, after.Name);
        context.Add(Change.Start(ChangeKind.TupleChanged, before.Name, direction, $"({then}) is ({now}) now") with
        {
            Runtime = DiffContext.Runtime(direction, FitImpact.OfRequests(requests), FitImpact.OfResponses(responses)),
            Meaning = DiffContext.Say(direction, FitImpact.RequestMeaning(requests), FitImpact.ResponseMeaning(responses)),
            Action = "Go through the places that make it or take it apart.",
            Claims = [.. Claims(before, after)],
        });
    }

    /// <summary>Reports items whose names stand for other places: the compiler does not notice.</summary>
    private void Reused(ObjectModel before, ObjectModel after, Direction direction)
    {
        foreach (PropertyModel item in before.Properties)
        {
            if (after.Properties.FirstOrDefault(other => other.Name == item.Name) is { } now && now.WireName != item.WireName)
            {
                context.Add(Change.Start(ChangeKind.MeaningChanged, $"{before.Name}.{item.Name}", direction, $"index {now.WireName} now, {item.WireName} before") with
                {
                    Runtime = Impact.Breaking,
                    Meaning = "Code with this name compiles where the types fit, and means another item.",
                    Action = "Go through the places that use it.",
                });
            }
        }
    }

    private static string Text(ObjectModel type) => string.Join(", ", type.Properties.Select(item => $"{TypeText.Of(item)} {item.Name}"));

    private IEnumerable<UseClaim> Claims(ObjectModel before, ObjectModel after)
    {
        (PropertyModel Old, PropertyModel New)[] places = [.. before.Properties.Zip(after.Properties)];
        bool isAsLong = before.Properties.Count == after.Properties.Count;
        Impact same = isAsLong ? places.Select(place => Identity(place.Old, place.New)).DefaultIfEmpty(Impact.Safe).Max() : Impact.Breaking;
        yield return new UseClaim(
            UseName.New(before.Name),
            isAsLong ? places.Select(place => Convert(place.Old, place.New)).DefaultIfEmpty(Impact.Safe).Max() : Impact.Breaking);
        yield return new UseClaim(UseName.Deconstruct(before.Name), same);
        yield return new UseClaim(
            UseName.FromTuple(before.Name),
            isAsLong ? places.Select(place => context.Conversion.OfStandard(place.Old.Type, CSharpType.IsNullable(place.Old), place.New.Type, CSharpType.IsNullable(place.New))).DefaultIfEmpty(Impact.Safe).Max() : Impact.Breaking);
        foreach (PropertyModel item in before.Properties)
        {
            PropertyModel? now = after.Properties.FirstOrDefault(other => other.Name == item.Name);
            yield return new UseClaim(UseName.Read(before.Name, item.Name), now is null ? Impact.Breaking : Convert(now, item));
            yield return new UseClaim(UseName.ReadOrDefault(before.Name, item.Name), now is null ? Impact.Breaking : context.Conversion.OfDefault(now.Type, CSharpType.IsNullable(now), item.Type));
            yield return new UseClaim(UseName.Set(before.Name, item.Name), now is null ? Impact.Breaking : context.Conversion.Of(item.Type, false, now.Type, CSharpType.IsNullable(now)));
            yield return new UseClaim(UseName.SetNullable(before.Name, item.Name), now is null ? Impact.Breaking : Convert(item, now));
        }
    }

    private Impact Convert(PropertyModel from, PropertyModel to) =>
        context.Conversion.Of(from.Type, CSharpType.IsNullable(from), to.Type, CSharpType.IsNullable(to));

    private Impact Identity(PropertyModel before, PropertyModel after) =>
        CSharpType.IsNullable(before) == CSharpType.IsNullable(after) ? context.Conversion.Identity(before.Type, after.Type) : Impact.Breaking;
}
