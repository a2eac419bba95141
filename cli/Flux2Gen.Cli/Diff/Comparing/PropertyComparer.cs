using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Diff.Values;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Generator.Emission;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>Compares a property with what became of it.</summary>
/// <param name="context">Where changes are noted.</param>
/// <param name="owner">The old record.</param>
/// <param name="newOwner">The new record.</param>
internal sealed partial class PropertyComparer(DiffContext context, ObjectModel owner, ObjectModel newOwner)
{
    private readonly Direction _direction = context.DirectionOf(owner.Name);

    // Then the compiler speaks of the name, and not of the rest.
    private bool _isRenamed;

    private ValueSchema? _old;
    private ValueSchema? _new;

    /// <summary>Compares two versions of a property.</summary>
    /// <param name="before">The old one.</param>
    /// <param name="after">The new one.</param>
    public void Compare(PropertyModel before, PropertyModel after)
    {
        int known = context.Changes.Count;
        _isRenamed = before.Name != after.Name;
        _old = context.Values.Old.Property(owner.Name, before);
        _new = context.Values.New.Property(newOwner.Name, after);
        if (before.Type.Kind != TypeKind.Json && after.Type.Kind != TypeKind.Json)
        {
            // Null is a matter of presence, unless free-form JSON holds it itself.
            (_old, _new) = (_old?.NotNull, _new?.NotNull);
        }

        Names(before, after);
        bool isRetyped = !context.Pairs.IsSame(before.Type, after.Type);
        if (isRetyped)
        {
            Retyped(before, after);
        }

        Presence(before, after, claimsConversions: !isRetyped && !_isRenamed);
        Constants(before, after);
        Deprecation(before, after);
        Limits(before, after, isRetyped);
        Default(before, after);
        HasOnlyNewDocs = context.Changes.Count == known && before.Docs != after.Docs;
    }

    /// <summary>Gets a value indicating whether the documentation is all that the last comparison found.</summary>
    public bool HasOnlyNewDocs { get; private set; }

    private string Where(PropertyModel property) => $"{owner.Name}.{property.Name}";

    private Change Start(ChangeKind kind, PropertyModel property, string what) => new()
    {
        Kind = kind,
        Where = Where(property),
        Wire = property.WireName,
        Direction = _direction,
        Compile = Impact.Safe,
        Runtime = Impact.Safe,
        What = what,
        Meaning = "",
    };

    private void Names(PropertyModel before, PropertyModel after)
    {
        if (before.WireName != after.WireName)
        {
            context.Add(Start(ChangeKind.WireNameChanged, before, $"'{before.WireName}' is '{after.WireName}' on the wire") with
            {
                Runtime = Impact.Breaking,
                Meaning = DiffContext.Say(_direction, "Old programs send a name that fal no longer knows.", "Old programs find the value under AdditionalProperties only."),
                Action = "Build and deploy with the new document.",
            });
        }

        if (before.Name != after.Name)
        {
            bool isTaken = Namesake(before) is not null;
            context.Add(Start(ChangeKind.PropertyRenamed, before, $"is {after.Name} now") with
            {
                Compile = isTaken ? Impact.Risky : Impact.Safe,
                Claims = [.. Gone(before), .. after.MustBeGiven ? DiffContext.Claim(Impact.Breaking, UseName.New(owner.Name)) : []],
                Meaning = isTaken ? "Code names a property that is another one now." : "Code names a property that is not there.",
                Action = $"Write {after.Name} instead.",
            });
            Reused(before);
        }
    }

    /// <summary>Reports that another property has the name of an old one: the compiler does not notice.</summary>
    private void Reused(PropertyModel before)
    {
        if (Namesake(before) is { } other && other.WireName != before.WireName)
        {
            context.Add(Start(ChangeKind.MeaningChanged, before, $"'{other.WireName}' now, '{before.WireName}' before") with
            {
                Runtime = Impact.Breaking,
                Meaning = DiffContext.Say(_direction, "Code with this name compiles where the types fit, and sets another value.", "Code with this name compiles where the types fit, and reads another value."),
                Action = newOwner.Properties.FirstOrDefault(property => property.WireName == before.WireName) is { } now ? $"Write {now.Name} for '{before.WireName}'." : "Go through the places that use it.",
            });
        }
    }

    private void Retyped(PropertyModel before, PropertyModel after)
    {
        Fit requests = context.Values.Requests(_old, _new);
        Fit responses = context.Values.Responses(_new, _old);
        string newType = TypeText.Of(after);
        string oldType = TypeText.Of(before);
        context.Add(Start(ChangeKind.TypeChanged, before, oldType == newType ? $"another kind of {newType}" : $"{oldType} is {newType} now") with
        {
            Claims = [.. _isRenamed ? [] : Conversions(before, after)],
            Runtime = DiffContext.Runtime(_direction, FitImpact.OfRequests(requests), FitImpact.OfResponses(responses)),
            Meaning = DiffContext.Say(_direction, FitImpact.RequestMeaning(requests), FitImpact.ResponseMeaning(responses)),
            Action = DiffContext.Say(_direction, $"Give {newType}.", $"Read {newType}."),
        });
    }

    private void Presence(PropertyModel before, PropertyModel after, bool claimsConversions)
    {
        UseClaim[] claims = [.. claimsConversions ? Conversions(before, after) : [], .. NewlyGiven(before, after)];
        if (!before.IsRequired && after.IsRequired)
        {
            context.Add(Start(ChangeKind.BecameRequired, before, "is required now") with
            {
                Claims = claims,
                Runtime = DiffContext.Runtime(_direction, Impact.Breaking, Impact.Safe),
                Meaning = DiffContext.Say(_direction, "Requests without it are refused.", "It is always there now."),
                Action = DiffContext.Say(_direction, "Set it wherever the input is made.", $"{(before.Type.IsValueType ? "Drop ??, .Value and the like. " : "")}Set it where a test makes an output itself."),
            });
        }
        else if (before.IsRequired && !after.IsRequired)
        {
            context.Add(Start(ChangeKind.BecameOptional, before, "is optional now") with
            {
                Claims = claims,
                Runtime = DiffContext.Runtime(_direction, Impact.Safe, Impact.Risky),
                Meaning = DiffContext.Say(_direction, "It may be left out.", "It may be missing."),
                Action = DiffContext.Say(_direction, "", "Check for null."),
            });
        }
        else if (before.IsRequired && before.AllowsNull != after.AllowsNull)
        {
            context.Add(Start(after.AllowsNull ? ChangeKind.BecameNullable : ChangeKind.BecameNotNull, before, after.AllowsNull ? "may be null now" : "may not be null any more") with
            {
                Claims = claims,
                Runtime = after.AllowsNull ? DiffContext.Runtime(_direction, Impact.Safe, Impact.Risky) : DiffContext.Runtime(_direction, Impact.Breaking, Impact.Safe),
                Meaning = after.AllowsNull
                    ? DiffContext.Say(_direction, "Null is a value that can be given.", "It may be null.")
                    : DiffContext.Say(_direction, "Requests with null are refused.", "It is never null."),
                Action = after.AllowsNull
                    ? DiffContext.Say(_direction, "", "Check for null.")
                    : DiffContext.Say(_direction, "Give a value.", ""),
            });
        }
        else if (!before.IsRequired && !after.IsRequired)
        {
            OptionalNull(before, after);
        }
    }

    /// <summary>Reports null of an optional property, which clients leave out and read as missing.</summary>
    private void OptionalNull(PropertyModel before, PropertyModel after)
    {
        if (context.Values.Old.Property(owner.Name, before) is { IsOpen: false } then
            && context.Values.New.Property(newOwner.Name, after) is { IsOpen: false } now
            && then.AllowsNull != now.AllowsNull)
        {
            context.Add(Start(now.AllowsNull ? ChangeKind.BecameNullable : ChangeKind.BecameNotNull, before, now.AllowsNull ? "may be null now" : "may not be null any more") with
            {
                Meaning = DiffContext.Say(_direction, "Clients leave it out, and never send null.", "Null reads as missing."),
            });
        }
    }

    /// <summary>Notes that a property is gone.</summary>
    /// <param name="property">The property.</param>
    public void Removed(PropertyModel property)
    {
        bool isTaken = Namesake(property) is not null;
        bool isRefused = context.Values.New.Type(newOwner.Name)?.Branches is { Count: > 0 } branches && branches.All(branch => branch.IsClosed);
        context.Add(Start(ChangeKind.PropertyRemoved, property, isTaken ? "is gone, and another property has its name" : "is gone") with
        {
            Compile = isTaken ? Impact.Risky : Impact.Safe,
            Runtime = DiffContext.Runtime(_direction, isRefused ? Impact.Breaking : Impact.Risky, property.IsRequired ? Impact.Breaking : Impact.Risky),
            Meaning = DiffContext.Say(_direction, isRefused ? "Requests of old programs that set it are refused." : "What old programs send is ignored, or refused.", property.IsRequired ? "Old programs count on it and find it empty." : "Old programs find it missing."),
            Action = DiffContext.Say(_direction, "Do not set it.", "Do without it; if fal still sends it, it is in AdditionalProperties."),
            Claims = [.. Gone(property)],
        });
        Reused(property);
    }

    /// <summary>The new property that has the C# name of an old one.</summary>
    private PropertyModel? Namesake(PropertyModel property) => newOwner.Properties.FirstOrDefault(other => other.Name == property.Name);

    /// <summary>What the compiler says to code that names a property which is not there any more, unless another has its name.</summary>
    private IEnumerable<UseClaim> Gone(PropertyModel property) =>
        Namesake(property) is { } other ? Conversions(property, other) : Touching(property, Impact.Breaking);

    /// <summary>What the compiler says where the property is read and set, now that it has another type.</summary>
    private IEnumerable<UseClaim> Conversions(PropertyModel before, PropertyModel after)
    {
        bool wasNullable = CSharpType.IsNullable(before);
        bool isNullable = CSharpType.IsNullable(after);
        yield return new UseClaim(UseName.Read(owner.Name, before.Name), context.Conversion.Of(after.Type, isNullable, before.Type, wasNullable));
        yield return new UseClaim(UseName.ReadOrDefault(owner.Name, before.Name), context.Conversion.OfDefault(after.Type, isNullable, before.Type));
        yield return new UseClaim(UseName.Set(owner.Name, before.Name), context.Conversion.Of(before.Type, false, after.Type, isNullable));
        yield return new UseClaim(UseName.SetNullable(owner.Name, before.Name), context.Conversion.Of(before.Type, true, after.Type, isNullable));
        if (before.MustBeGiven)
        {
            yield return new UseClaim(UseName.New(owner.Name), context.Conversion.Of(before.Type, wasNullable, after.Type, isNullable));
        }
    }

    private IEnumerable<UseClaim> NewlyGiven(PropertyModel before, PropertyModel after) =>
        !before.MustBeGiven && after.MustBeGiven ? DiffContext.Claim(Impact.Breaking, UseName.New(owner.Name)) : [];

    private IEnumerable<UseClaim> Touching(PropertyModel property, Impact outcome)
    {
        IEnumerable<string> uses = [UseName.Read(owner.Name, property.Name), UseName.ReadOrDefault(owner.Name, property.Name), UseName.Set(owner.Name, property.Name), UseName.SetNullable(owner.Name, property.Name)];
        return DiffContext.Claim(outcome, property.MustBeGiven ? uses.Append(UseName.New(owner.Name)) : uses);
    }
}
