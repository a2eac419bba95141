using System.Text.Json;
using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Diff.Values;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Compares open enums.</summary>
/// <param name="context">Where changes are noted.</param>
internal sealed class EnumComparer(DiffContext context)
{
    /// <summary>Compares two versions of an enum.</summary>
    /// <param name="before">The old one.</param>
    /// <param name="after">The new one.</param>
    public void Compare(EnumModel before, EnumModel after)
    {
        Direction direction = context.DirectionOf(before.Name);
        if (before.IsNumeric != after.IsNumeric)
        {
            BaseChanged(before, after, direction);
        }

        foreach (EnumValueModel value in before.Values)
        {
            EnumValueModel? now = after.Values.FirstOrDefault(other => other.Wire == value.Wire);
            if (now is null)
            {
                Removed(before, after, value, direction);
            }
            else if (now.Name != value.Name)
            {
                Renamed(before, after, value, now, direction);
            }
        }

        foreach (EnumValueModel value in before.Values)
        {
            if (after.Values.FirstOrDefault(other => other.Name == value.Name) is { } namesake && namesake.Wire != value.Wire)
            {
                Reused(before, after, value, namesake, direction);
            }
        }

        foreach (EnumValueModel value in after.Values.Where(value => before.Values.All(other => other.Wire != value.Wire)))
        {
            Added(before, value, direction);
        }
    }

    private static Change Start(ChangeKind kind, EnumModel type, EnumValueModel value, Direction direction, string what) =>
        Change.Start(kind, $"{type.Name}.{value.Name}", direction, what) with { Wire = value.Wire };

    private void BaseChanged(EnumModel before, EnumModel after, Direction direction)
    {
        Fit requests = context.Values.Requests(context.Values.Old.Type(before.Name), context.Values.New.At(context.Values.New.PlaceOf(after.Name)));
        Fit responses = context.Values.Responses(context.Values.New.Type(after.Name), context.Values.Old.At(context.Values.Old.PlaceOf(before.Name)));
        context.Add(new Change
        {
            Kind = ChangeKind.EnumBaseChanged,
            Where = before.Name,
            Direction = direction,
            Compile = Impact.Safe,
            Runtime = DiffContext.Runtime(direction, FitImpact.OfRequests(requests), FitImpact.OfResponses(responses)),
            What = after.IsNumeric ? "its values are numbers now, not texts" : "its values are texts now, not numbers",
            Meaning = DiffContext.Say(direction, FitImpact.RequestMeaning(requests), FitImpact.ResponseMeaning(responses)),
            Action = $"Use {(after.IsNumeric ? "long" : "string")} where the value itself is used.",
            Claims =
            [
                .. DiffContext.Claim(Impact.Breaking, UseName.New(before.Name), UseName.Value(before.Name)),
                .. DiffContext.Claim(Impact.Breaking, before.Values.Select(value => UseName.Wire(before.Name, value.Name))),
            ],
        });
    }

    private void Removed(EnumModel before, EnumModel after, EnumValueModel value, Direction direction)
    {
        bool isTaken = context.Values.Takes(after.Name, JsonElement.Parse(before.IsNumeric ? value.Wire : JsonText.String(value.Wire)));
        context.Add(Start(ChangeKind.EnumValueRemoved, before, value, direction, $"'{value.Wire}' is gone") with
        {
            Runtime = DiffContext.Runtime(direction, isTaken ? Impact.Safe : Impact.Breaking, Impact.Safe),
            Meaning = DiffContext.Say(direction, isTaken ? "It is not listed any more, and still taken." : "Requests with it are refused.", "It no longer arrives."),
            Action = DiffContext.Say(direction, $"Choose another value; new {before.Name}(…) still sends any.", $"Drop what handles it, or compare with new {before.Name}(…)."),
            Claims = [.. Members(before, after, value)],
        });
    }

    private void Renamed(EnumModel before, EnumModel after, EnumValueModel value, EnumValueModel now, Direction direction) =>
        context.Add(Start(ChangeKind.EnumValueRenamed, before, value, direction, $"'{value.Wire}' is {now.Name} in C# now") with
        {
            // When another value has taken the name, the compiler does not notice.
            Compile = after.Values.Any(other => other.Name == value.Name) ? Impact.Risky : Impact.Safe,
            Meaning = "On the wire nothing changed.",
            Action = $"Write {now.Name} instead.",
            Claims = [.. Members(before, after, value)],
        });

    /// <summary>Reports that a name stands for another value: the compiler does not notice.</summary>
    private void Reused(EnumModel before, EnumModel after, EnumValueModel value, EnumValueModel now, Direction direction) =>
        context.Add(Start(ChangeKind.MeaningChanged, before, value, direction, $"'{now.Wire}' now, '{value.Wire}' before") with
        {
            Runtime = Impact.Breaking,
            Meaning = DiffContext.Say(direction, "Code with this name compiles, and sends another value.", "Code with this name compiles, and looks for another value."),
            Action = after.Values.FirstOrDefault(other => other.Wire == value.Wire) is { } same ? $"Write {same.Name} for '{value.Wire}'." : "Go through the places that use it.",
        });

    private void Added(EnumModel before, EnumValueModel value, Direction direction) =>
        context.Add(Start(ChangeKind.EnumValueAdded, before, value, direction, $"'{value.Wire}' is new") with
        {
            Runtime = DiffContext.Runtime(direction, Impact.Safe, Impact.Risky),
            Meaning = DiffContext.Say(direction, "There is more to choose from.", "A value may arrive that no code was written for; it is kept, and IsKnown is false in old programs."),
            Action = DiffContext.Say(direction, "", "See that each switch over it has a default."),
        });

    /// <summary>What the compiler says to code that names a value which is gone, or its preset in a union.</summary>
    private IEnumerable<UseClaim> Members(EnumModel before, EnumModel after, EnumValueModel value)
    {
        Impact outcome = after.Values.Any(other => other.Name == value.Name) ? Impact.Safe : Impact.Breaking;
        yield return new UseClaim(UseName.Get(before.Name, value.Name), outcome);
        yield return new UseClaim(UseName.Wire(before.Name, value.Name), outcome);
        foreach (UnionModel union in context.Old.Unions)
        {
            foreach (EnumValueModel preset in union.Cases.Where(item => item.Type.Name == before.Name).SelectMany(item => item.Presets).Where(preset => preset.Wire == value.Wire))
            {
                if (context.NewTypes.Union(union.Name) is { } now && !UnionComparer.HasPreset(now, preset.Name))
                {
                    yield return new UseClaim(UseName.Get(union.Name, preset.Name), Impact.Breaking);
                }
            }
        }
    }
}
