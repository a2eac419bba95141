using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Problems;

namespace Flux2Gen.Specs.Parsing;

/// <content>What the cases and presets of a union are called.</content>
internal sealed partial class TypeParser
{
    private EquatableArray<UnionCaseModel> Named(List<UnionCaseModel> cases, string unionName, Schema schema)
    {
        var caseNames = new NameScope("Json");
        UnionCaseModel[] named = [.. cases.Select(item => item with { Name = caseNames.Take(CaseName(item.Type, unionName)) })];

        // Presets are static members beside the methods of the cases.
        HashSet<string> methods = new(named.Select(static item => $"TryGet{item.Name}"), StringComparer.Ordinal);
        // The number 4 and the text "4" may both be listed.
        HashSet<string> numbers = new(
            named.Where(static item => item.Type is { Kind: TypeKind.Enum, IsNumeric: true }).SelectMany(item => _enumsByName[item.Type.Name].Values).Select(static value => value.Name),
            StringComparer.Ordinal);
        return named.Select(item => item.Type.Kind != TypeKind.Enum ? item : item with
        {
            Presets = Presets(item, name => name == unionName || ReservedNames.IsOfUnion(name) || methods.Contains(name) || (!item.Type.IsNumeric && numbers.Contains(name)), schema),
        }).ToEquatableArray();
    }

    /// <summary>The values of an enum as the union offers them: under their names, as far as the union has no use for these itself.</summary>
    private EquatableArray<EnumValueModel> Presets(UnionCaseModel item, Func<string, bool> isReserved, Schema union)
    {
        EquatableArray<EnumValueModel> values = _enumsByName[item.Type.Name].Values;
        HashSet<string> taken = new(values.Select(static value => value.Name), StringComparer.Ordinal);
        return values.Select(value =>
        {
            string name = value.Name;
            while (isReserved(name) || (name != value.Name && taken.Contains(name)))
            {
                name += "Value";
            }

            if (name != value.Name)
            {
                taken.Add(name);
                _problems.Add(SpecProblemKind.NameCollision, union.Pointer, value.Wire, name, value.Name);
            }

            return value with { Name = name };
        }).ToEquatableArray();
    }

    private string CaseName(TypeRefModel type, string unionName) => type.Kind switch
    {
        TypeKind.String => "Text",
        TypeKind.Boolean => "Boolean",
        TypeKind.Int32 or TypeKind.Int64 => "Integer",
        TypeKind.Double => "Number",
        TypeKind.FileInput => "File",
        TypeKind.Enum => "Preset",
        TypeKind.List => "List",
        TypeKind.Map => "Map",
        TypeKind.WellKnown => type.Name,
        _ => WithoutPrefix(type.Name, unionName),
    };

    private string WithoutPrefix(string typeName, string unionName)
    {
        string prefix = typeName.StartsWith(unionName, StringComparison.Ordinal) ? unionName : _endpoint;
        string rest = typeName.StartsWith(prefix, StringComparison.Ordinal) ? typeName.Substring(prefix.Length) : typeName;
        return rest.Length == 0 || CSharpName.IsDigit(rest[0]) ? "Object" : char.ToUpperInvariant(rest[0]) + rest.Substring(1);
    }
}
