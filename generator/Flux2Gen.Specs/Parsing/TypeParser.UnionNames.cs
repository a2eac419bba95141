using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Specs.Parsing;

/// <content>What the cases and presets of a union are called.</content>
internal sealed partial class TypeParser
{
    /// <summary>Members that every emitted union has, or that C# does not allow in one.</summary>
    private static readonly string[] UnionMembers =
    [
        "Value", "TryGet", "TryGetJson", "Match", "Validate", "WithFiles", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone",
        "ReferenceEquals", "ToString", "ReadJson", "WriteJson",
    ];

    private EquatableArray<UnionCaseModel> Named(List<UnionCaseModel> cases, string unionName, Schema schema)
    {
        var caseNames = new NameScope("Json");
        UnionCaseModel[] named = [.. cases.Select(item => item with { Name = caseNames.Take(CaseName(item.Type, unionName)) })];

        // Presets are static members beside the methods of the cases.
        var taken = new NameScope([unionName, .. UnionMembers, .. named.Select(static item => $"TryGet{item.Name}")]);
        return named.Select(item => item.Type.Kind != TypeKind.Enum ? item : item with
        {
            Presets = _enums.Find(values => values.Name == item.Type.Name)!.Values
                .Select(value => value with { Name = PresetName(value, taken, schema) })
                .ToEquatableArray(),
        }).ToEquatableArray();
    }

    private string PresetName(EnumValueModel value, NameScope taken, Schema union)
    {
        string name = taken.IsTaken(value.Name) ? taken.Take($"{value.Name}Value") : taken.Take(value.Name);
        if (name != value.Name)
        {
            _problems.Add(SpecProblemKind.NameCollision, union.Pointer, value.Wire, name, value.Name);
        }

        return name;
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
