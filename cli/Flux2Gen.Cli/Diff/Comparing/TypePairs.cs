using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Comparing;

/// <summary>
/// Which type of the new client is which of the old one: the one of the same name, else the one that stands in the same place and
/// has no namesake.
/// </summary>
internal sealed class TypePairs
{
    private readonly ClientTypes _old;
    private readonly ClientTypes _new;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _libraryNames = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _seen = [];
    private readonly HashSet<(string, string)> _met;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="oldEndpoint">The old version.</param>
    /// <param name="newEndpoint">The new version.</param>
    /// <param name="oldTypes">Its types.</param>
    /// <param name="newTypes">The types of the new one.</param>
    public TypePairs(EndpointModel oldEndpoint, EndpointModel newEndpoint, ClientTypes oldTypes, ClientTypes newTypes)
    {
        (_old, _new) = (oldTypes, newTypes);
        foreach (string name in oldTypes.Names.Where(newTypes.Contains))
        {
            _names.Add(name, name);
        }

        _met = [];
        Visit(oldEndpoint.Input, newEndpoint.Input);
        Visit(oldEndpoint.Output, newEndpoint.Output);
        _seen.Clear();
        HashSet<(string, string)> met = [.. _met];
        foreach (string name in oldTypes.Names.Where(newTypes.Contains))
        {
            VisitParts(name, name);
        }

        _met = met;
    }

    /// <summary>The name that an old type has in the new client; null when it is gone.</summary>
    public string? NewName(string oldName) => _names.GetValueOrDefault(oldName);

    /// <summary>The name that a new type had in the old client; null when it is new.</summary>
    public string? OldName(string newName) => _names.FirstOrDefault(pair => pair.Value == newName).Key;

    public bool IsPair(string oldName, string newName) => NewName(oldName) == newName;

    /// <summary>Whether both types of a pair stand in one place. A name that moved to a type in another place pairs for the compiler only.</summary>
    public bool IsMet(string oldName, string newName) => _met.Contains((oldName, newName));

    /// <summary>The class of the library that an old type became, as fal's types do when their shape becomes the usual one; null when it did not.</summary>
    public string? LibraryName(string oldName) => _libraryNames.GetValueOrDefault(oldName);

    /// <summary>Whether two types are one, whatever they are called.</summary>
    public bool IsSame(TypeRefModel oldType, TypeRefModel newType) =>
        oldType.Kind == TypeKind.Object && newType.Kind == TypeKind.WellKnown ? LibraryName(oldType.Name) == newType.Name
        : oldType.Kind == newType.Kind
            && oldType.IsTuple == newType.IsTuple
            && (TypeNames.IsEmitted(oldType) ? IsPair(oldType.Name, newType.Name) : oldType.Name == newType.Name)
            && (oldType.Item is not { } item || (newType.Item is { } other && item.AllowsNull == other.AllowsNull && IsSame(item, other)));

    private void Visit(TypeRefModel oldType, TypeRefModel newType)
    {
        if (oldType.Kind == TypeKind.Object && newType.Kind == TypeKind.WellKnown && !_new.Contains(oldType.Name) && !_names.ContainsKey(oldType.Name))
        {
            _libraryNames.TryAdd(oldType.Name, newType.Name);
        }

        if (oldType.Kind != newType.Kind || oldType.IsTuple != newType.IsTuple)
        {
            return;
        }

        if (oldType.Item is { } item && newType.Item is { } other)
        {
            Visit(item, other);
        }

        if (!TypeNames.IsEmitted(oldType))
        {
            return;
        }

        if (!_new.Contains(oldType.Name) && !_old.Contains(newType.Name) && !_names.ContainsValue(newType.Name) && !_libraryNames.ContainsKey(oldType.Name))
        {
            _names.TryAdd(oldType.Name, newType.Name);
        }

        if (IsPair(oldType.Name, newType.Name))
        {
            _met.Add((oldType.Name, newType.Name));
            VisitParts(oldType.Name, newType.Name);
        }
    }

    private void VisitParts(string oldName, string newName)
    {
        if (!_seen.Add((oldName, newName)))
        {
            return;
        }

        if (_old.Object(oldName) is { } record && _new.Object(newName) is { } newRecord)
        {
            foreach (PropertyModel property in record.Properties)
            {
                if (newRecord.Properties.FirstOrDefault(other => other.WireName == property.WireName) is { } same)
                {
                    Visit(property.Type, same.Type);
                }
            }
        }

        if (_old.Union(oldName) is { } union && _new.Union(newName) is { } newUnion)
        {
            foreach (UnionCaseModel item in union.Cases)
            {
                if ((newUnion.Cases.FirstOrDefault(other => other.Name == item.Name) ?? OnlyOfKind(newUnion, union, item)) is { } same)
                {
                    Visit(item.Type, same.Type);
                }
            }
        }
    }

    private static UnionCaseModel? OnlyOfKind(UnionModel newUnion, UnionModel union, UnionCaseModel item) =>
        union.Cases.Count(other => other.Type.Kind == item.Type.Kind) == 1
        && newUnion.Cases.Where(other => other.Type.Kind == item.Type.Kind).ToArray() is [var only]
            ? only
            : null;
}
