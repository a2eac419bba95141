using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Parsing;

/// <content>Objects: records, maps and free-form objects.</content>
internal sealed partial class TypeParser
{
    /// <summary>Members that every emitted record has, or that C# does not allow in one.</summary>
    private static readonly string[] RecordMembers =
    [
        "AdditionalProperties", "Members", "State", "Validate", "WithFiles", "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize",
        "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString", "ReadJson", "WriteJson",
    ];

    /// <summary>Names that emitted code uses itself where it uses the properties'.</summary>
    private static readonly string[] LocalNames =
    [
        "reader", "writer", "members", "value", "validator", "files", "client", "endpoint", "input", "options", "cancellationToken",
    ];

    private TypeRefModel Object(Schema schema, TypeContext context)
    {
        if (schema.Properties.Count > 0 || context.IsRoot)
        {
            return Record(schema, context);
        }

        return Map(schema, context);
    }

    private bool IsFreeForm(Schema schema) =>
        Resolve(schema) is { Types: SchemaTypes.Object or (SchemaTypes.Object | SchemaTypes.Null), Properties.Count: 0 } target
        && MapSchema.Values(target) is null;

    private TypeRefModel Record(Schema schema, TypeContext context)
    {
        (string, TypeContext)? made = _eitherKeys.TryGetValue(schema, out string? key) ? (key, context.Directions) : null;
        if (made is { } earlier && _eithers.TryGetValue(earlier, out TypeRefModel? known))
        {
            return known;
        }

        TypeRefModel type = Declare(context, schema, TypeRefModel.Of(TypeKind.Object));
        if (made is { } now)
        {
            _eithers[now] = type;
        }

        string name = type.Name;
        int place = _objects.Count;
        var reserved = new NameScope([name, .. RecordMembers]);
        HashSet<string> required = new(schema.Required, StringComparer.Ordinal);
        Dictionary<string, string> names = PropertyNames(schema, reserved);
        var locals = new NameScope(LocalNames);

        foreach (string missing in required.Where(name => !names.ContainsKey(name)))
        {
            _problems.Add(SpecProblemKind.MissingProperty, $"{schema.Pointer}/required", missing);
        }

        // Records stand in the file in the order in which a reader meets them: the whole before its parts.
        _objects.Add(null!);
        List<PropertyModel> properties = [];
        foreach (KeyValuePair<string, Schema> property in InOrder(schema))
        {
            bool isRequired = required.Contains(property.Key) && !IsOneWay(property.Value, context);
            PropertyModel model = Property(property.Key, names[property.Key], property.Value, isRequired, context with { Name = name });
            properties.Add(model with { LocalName = CSharpName.Camel(model.Name, locals) });
        }

        _objects[place] = new ObjectModel
        {
            Name = name,
            Docs = DocParser.OfType(schema, Fallback(context, name), [.. MemberFacts.Of(schema)]),
            IsDeprecated = schema.IsDeprecated,
            Properties = properties.ToEquatableArray(),
            HoldsFiles = false,
            HasRules = false,
            IsInput = context.IsInput,
        };
        return type;
    }

    /// <summary>Whether a property, though required, is not there in one of the directions that its object goes.</summary>
    private bool IsOneWay(Schema property, TypeContext owner) =>
        Rules(property) is var rules
        && ((owner.IsInput && rules.Any(static rule => rule.IsReadOnly)) || (owner.IsOutput && rules.Any(static rule => rule.IsWriteOnly)));

    private PropertyModel Property(string wireName, string name, Schema schema, bool isRequired, TypeContext owner)
    {
        TypeContext context = Inline(owner, name) with { Member = wireName, IsItem = false, Role = null };
        TypeRefModel type = Type(schema, context, out bool allowsNull);
        ConstraintModel constraints = ConstraintParser.Parse(schema, type, Rules);
        if (ConstraintParser.Contradiction(constraints) is { } contradiction)
        {
            _problems.Add(SpecProblemKind.ContradictoryRules, OnlyArm(schema).Pointer, wireName, contradiction);
            constraints = ConstraintModel.None;
        }
        else
        {
            CheckDefault(wireName, schema, isRequired);
        }

        List<Schema> chain = Chain(schema);
        return new PropertyModel
        {
            Name = name,
            LocalName = "",
            WireName = wireName,
            Type = type with { AllowsNull = false },
            IsRequired = isRequired,
            AllowsNull = allowsNull || type.AllowsNull,
            Constant = isRequired && !allowsNull && !type.AllowsNull ? Constant(schema, type, constraints) : null,
            Default = chain.Select(static item => item.Default).FirstOrDefault(static value => value is not null)?.ToJsonString(),
            IsDeprecated = chain.Exists(static item => item.IsDeprecated),
            Docs = DocParser.OfProperty(wireName, new PropertyFacts(schema, chain, Rules, type, constraints) { MayBeOmitted = owner.IsInput && !isRequired }),
            Constraints = constraints,
        };
    }

    /// <summary>The C# expression of a schema's only value.</summary>
    private string? Constant(Schema schema, TypeRefModel type, ConstraintModel constraints)
    {
        Schema target = Resolve(schema);
        JsonNode? value = target.Const ?? (target.Enum is { Count: 1 } only ? only[0] : null);
        return (type.Kind, value?.GetValueKind()) switch
        {
            (TypeKind.Enum, _) when value is not null && _enums.Find(item => item.Name == type.Name) is { Values.Count: 1 } values => $"{type.Name}.{values.Values[0].Name}",
            (TypeKind.Boolean, JsonValueKind.True) => "true",
            (TypeKind.Boolean, JsonValueKind.False) => "false",
            (TypeKind.Double, _) when constraints.Values.Count == 1 => constraints.Values[0],
            _ => null,
        };
    }

    /// <summary>A type in place is named by the path of property names from the endpoint; the root is part of it only when it must be.</summary>
    private TypeContext Inline(TypeContext owner, string property) =>
        owner.Name == $"{_endpoint}Input" || owner.Name == $"{_endpoint}Output"
            ? owner.Inside(_endpoint + property, owner.Name + property)
            : owner.Inside(owner.Name + property);

    private Dictionary<string, string> PropertyNames(Schema schema, NameScope taken)
    {
        // In ordinal order, so that the order of a document does not decide who gets the number.
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, Schema> property in schema.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            string wanted = CSharpName.Identifier(property.Key, "Property");
            string name = taken.IsTaken(wanted) ? taken.Take($"{wanted}Value") : taken.Take(wanted);
            if (name != wanted)
            {
                _problems.Add(SpecProblemKind.NameCollision, JsonPointer.Append($"{schema.Pointer}/properties", property.Key), property.Key, name, wanted);
            }

            names[property.Key] = name;
        }

        return names;
    }

    private static IEnumerable<KeyValuePair<string, Schema>> InOrder(Schema schema)
    {
        Dictionary<string, int> order = new(StringComparer.Ordinal);
        foreach (string name in schema.Order)
        {
            if (!order.ContainsKey(name))
            {
                order.Add(name, order.Count);
            }
        }

        return schema.Properties.OrderBy(pair => order.TryGetValue(pair.Key, out int place) ? place : int.MaxValue);
    }

    private Schema? Target(Schema schema) =>
        schema.Reference is { } name && _document.Schemas.TryGetValue(name, out Schema? target) ? target : null;
}
