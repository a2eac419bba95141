using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>The schemas that the types of a client were made of.</summary>
internal sealed class ClientValues
{
    private readonly EndpointModel _endpoint;
    private readonly Dictionary<string, ValueSchema> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueSchema> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeRefModel> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeRefModel> _emitted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), ValueSchema> _cases = [];

    /// <summary>Initializes a new instance.</summary>
    /// <param name="version">The endpoint and its document.</param>
    public ClientValues(EndpointVersion version)
    {
        _endpoint = version.Model;
        if (SpecDocument.TryParse(version.File.Text) is not { } document)
        {
            return;
        }

        var source = new SchemaSource(document.Root);
        if (document.InputSchema is { } input)
        {
            Visit(version.Model.Input, source.Of(new SchemaPart(input, "input")), "input");
        }

        if (document.OutputSchema is { } output)
        {
            Visit(version.Model.Output, source.Of(new SchemaPart(output, "output")), "output");
        }
    }

    /// <summary>Gets the schema of the input; one of any JSON when the document has none.</summary>
    public ValueSchema Input => At("input") ?? new SchemaSource(default).Any;

    /// <summary>Gets the schema of the output; one of any JSON when the document has none.</summary>
    public ValueSchema Output => At("output") ?? new SchemaSource(default).Any;

    /// <summary>The schema of an emitted type.</summary>
    public ValueSchema? Type(string name) => _types.GetValueOrDefault(name);

    /// <summary>An emitted type by its name; null when it is in no place.</summary>
    public TypeRefModel? Emitted(string? name) => name is null ? null : _emitted.GetValueOrDefault(name);

    /// <summary>The place where a type is first met.</summary>
    public string? PlaceOf(string typeName) => _places.GetValueOrDefault(typeName);

    /// <summary>The schema in a place.</summary>
    public ValueSchema? At(string? place) => place is null ? null : _schemas.GetValueOrDefault(place);

    /// <summary>The schema of a property, or of an item of a tuple.</summary>
    public ValueSchema? Property(string typeName, PropertyModel property) => Type(typeName) is { } type ? Property(type, property.WireName) : null;

    /// <summary>The schema of a case of a union.</summary>
    public ValueSchema? Case(string union, string name) => _cases.GetValueOrDefault((union, name));

    /// <summary>The schema of what no case of a union was made of.</summary>
    public ValueSchema Rest(string union)
    {
        HashSet<string> known = [.. _cases.Where(item => item.Key.Item1 == union).SelectMany(item => item.Value.Branches).Select(branch => branch.Key)];
        return ValueSchema.Of(Type(union)?.Branches.Where(branch => !known.Contains(branch.Key)) ?? []);
    }

    /// <summary>The type that was made of a branch; null when none was.</summary>
    public TypeRefModel? TypeOf(ValueBranch branch) => _names.GetValueOrDefault(branch.Key);

    /// <summary>The union that was made of a schema; null when none was.</summary>
    public TypeRefModel? UnionOf(string key) => Emitted(_unions.GetValueOrDefault(key));

    private static ValueSchema? Property(ValueSchema type, string name)
    {
        ValueSchema[] found = [.. type.Branches.Select(branch => Member(branch, name)).OfType<ValueSchema>()];
        return found.Length == 0 ? null : ValueSchema.AnyOf(found);
    }

    private static ValueSchema? Member(ValueBranch branch, string name) =>
        branch.Type == System.Text.Json.JsonValueKind.Array
            ? int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out int index) ? branch.At(index) : null
            : branch.Member(name);

    private void Visit(TypeRefModel type, ValueSchema schema, string place)
    {
        _schemas.TryAdd(place, schema);
        _emitted.TryAdd(type.Name, type);
        switch (type.Kind)
        {
            case TypeKind.List or TypeKind.Map:
                ValueSchema?[] items = [.. schema.Branches.SelectMany(branch => type.Kind == TypeKind.List ? [branch.At(0), branch.Rest] : new[] { branch.Additional }.Concat(branch.Patterns.Select(branch.Matching)))];
                if (items.OfType<ValueSchema>().Distinct().ToArray() is { Length: > 0 } known)
                {
                    Visit(type.Item!, ValueSchema.AnyOf(known), $"{place}[]");
                }

                break;
            case TypeKind.Union:
                VisitUnion(type, schema, place);
                break;
            case TypeKind.Object or TypeKind.Enum or TypeKind.WellKnown:
                VisitNamed(type, CaseBranches.Of(type, schema.Branches), place);
                break;
        }
    }

    private void VisitNamed(TypeRefModel type, IReadOnlyList<ValueBranch> branches, string place)
    {
        foreach (ValueBranch branch in branches)
        {
            _names.TryAdd(branch.Key, type);
        }

        if (!TypeNames.IsEmitted(type) || branches.Count == 0 || !_types.TryAdd(type.Name, ValueSchema.Of(branches)))
        {
            return;
        }

        _places.Add(type.Name, place);
        foreach (PropertyModel property in _endpoint.Objects.FirstOrDefault(record => record.Name == type.Name)?.Properties ?? [])
        {
            if (Property(_types[type.Name], property.WireName) is { } schema)
            {
                Visit(property.Type, schema, $"{place}.{property.WireName}");
            }
        }
    }

    private void VisitUnion(TypeRefModel type, ValueSchema schema, string place)
    {
        _unions.TryAdd(schema.Key, type.Name);
        if (!_types.TryAdd(type.Name, schema.NotNull))
        {
            return;
        }

        _places.Add(type.Name, place);
        UnionModel union = _endpoint.Unions.First(candidate => candidate.Name == type.Name);
        foreach (UnionCaseModel item in union.Cases)
        {
            IReadOnlyList<ValueBranch> branches = CaseBranches.Of(item, _endpoint, schema.Branches);
            if (branches.Count > 0)
            {
                _cases.TryAdd((union.Name, item.Name), ValueSchema.Of(branches));
                Visit(item.Type, ValueSchema.Of(branches), $"{place}<{item.Name}>");
            }
        }
    }
}
