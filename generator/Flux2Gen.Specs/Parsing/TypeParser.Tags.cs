using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <content>The members that tell the cases of unions apart, which callers need not set.</content>
internal sealed partial class TypeParser
{
    private readonly List<TagUse> _tags = [];

    /// <summary>Gives the tag of each record the value that it always has. A record that has different tags in several unions keeps none.</summary>
    private void SetTags()
    {
        foreach (IGrouping<(string Record, string Member), TagUse> uses in _tags.GroupBy(static use => (use.Record, use.Member)))
        {
            int index = _objects.FindIndex(type => type.Name == uses.Key.Record);
            if (index >= 0 && uses.Select(static use => use.Tag).Distinct().Count() == 1)
            {
                UnionTagModel tag = uses.First().Tag;
                _objects[index] = _objects[index] with
                {
                    Properties = _objects[index].Properties
                        .Select(property => property.WireName == uses.Key.Member && Constant(property.Type, tag) is { } constant ? property with { Constant = constant } : property)
                        .ToEquatableArray(),
                };
            }
        }
    }

    private string? Constant(TypeRefModel type, UnionTagModel tag) => (type.Kind, tag.Shape) switch
    {
        (TypeKind.Enum, _) => _enums.Find(item => item.Name == type.Name) is { } values && values.Values.FirstOrDefault(value => value.Wire == tag.Value) is { } value
            ? $"{type.Name}.{value.Name}"
            : null,
        (TypeKind.String, JsonShape.String) or (TypeKind.Boolean, JsonShape.Boolean) or (TypeKind.Int32 or TypeKind.Int64, JsonShape.Number) => tag.Value,
        _ => null,
    };
}
