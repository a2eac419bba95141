using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>What is known of types only when all are: which hold files and which have rules, as types refer to each other in circles.</summary>
internal sealed class TypeFlags
{
    private readonly HashSet<string> _holdFiles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _haveRules = new(StringComparer.Ordinal) { "ImageSize" };

    private TypeFlags()
    {
    }

    public static TypeFlags Of(IReadOnlyList<ObjectModel> objects, IReadOnlyList<UnionModel> unions)
    {
        var flags = new TypeFlags();
        bool changed;
        do
        {
            changed = false;

            // A whole stands before its parts, and has what they have.
            foreach (ObjectModel type in objects.Reverse())
            {
                changed |= type.Properties.Any(property => flags.HoldsFiles(property.Type)) && flags._holdFiles.Add(type.Name);
                changed |= type.IsInput && type.Properties.Any(flags.HasRules) && flags._haveRules.Add(type.Name);
            }

            foreach (UnionModel type in unions.Reverse())
            {
                changed |= type.Cases.Any(item => flags.HoldsFiles(item.Type)) && flags._holdFiles.Add(type.Name);
                changed |= type.IsInput && type.Cases.Any(item => item.Constraints != ConstraintModel.None || IsTextEnum(item.Type) || flags.HasRules(item.Type)) && flags._haveRules.Add(type.Name);
            }
        }
        while (changed);

        return flags;
    }

    public TypeRefModel Apply(TypeRefModel type) => type with
    {
        Item = type.Item is { } item ? Apply(item) : null,
        HoldsFiles = HoldsFiles(type),
        HasRules = HasRules(type),
    };

    public EquatableArray<ObjectModel> Apply(IEnumerable<ObjectModel> objects) => objects.Select(type => type with
    {
        HoldsFiles = _holdFiles.Contains(type.Name),
        HasRules = _haveRules.Contains(type.Name),
        Properties = type.Properties.Select(property => property with { Type = Apply(property.Type) }).ToEquatableArray(),
    }).ToEquatableArray();

    public EquatableArray<UnionModel> Apply(IEnumerable<UnionModel> unions) => unions.Select(type => type with
    {
        HoldsFiles = _holdFiles.Contains(type.Name),
        HasRules = _haveRules.Contains(type.Name),
        Cases = type.Cases.Select(item => item with { Type = Apply(item.Type) }).ToEquatableArray(),
    }).ToEquatableArray();

    private bool HoldsFiles(TypeRefModel type) =>
        type.Kind == TypeKind.FileInput || _holdFiles.Contains(type.Name) || (type.Item is { } item && HoldsFiles(item));

    private bool HasRules(TypeRefModel type) =>
        _haveRules.Contains(type.Name) || (type.Item is { } item && HasRules(item));

    /// <summary>Whether <c>default</c> is a value in C# that the document does not know.</summary>
    private static bool IsTextEnum(TypeRefModel type) => type is { Kind: TypeKind.Enum, IsNumeric: false };

    private bool HasRules(PropertyModel property) =>
        property.Constraints != ConstraintModel.None
        || (property.IsRequired && !property.AllowsNull)
        || property.Type.Kind == TypeKind.FileInput
        || IsTextEnum(property.Type)
        || (property.Type is { Kind: TypeKind.List, Item: { AllowsNull: false } item } && IsTextEnum(item))
        || property.Type is { Kind: TypeKind.List, Item: { AllowsNull: false, IsValueType: false } }
        || HasRules(property.Type);
}
