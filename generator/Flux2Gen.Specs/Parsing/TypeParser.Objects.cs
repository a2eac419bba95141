using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Problems;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Parsing;

/// <content>Objects: records, maps and free-form objects.</content>
internal sealed partial class TypeParser
{
    /// <summary>Parameters of the emitted calls that take just the required values.</summary>
    private static readonly string[] ParameterNames = ["endpoint", "options", "cancellationToken"];

    private TypeRefModel Object(Schema schema, TypeContext context)
    {
        if (schema.Properties.Count > 0 || context.IsRoot)
        {
            // A file that is sent is a record, so that a local one can be given; one that comes back has the library's methods.
            WellKnownMatch? known = WellKnown(schema, context);
            bool isClass = known is { IsWhole: true } && !context.IsRoot && (known.Class == MediaName.Size || !context.TakesFiles);
            return isClass ? WellKnownTypes.Of(known!.Class) : Record(schema, context, context.TakesFiles || !HasUrl(schema) ? null : known?.Class);
        }

        return Map(schema, context);
    }

    /// <summary>Whether an object has an address for sure, as a file of the library has.</summary>
    private bool HasUrl(Schema schema) =>
        schema.Required.Contains(FileInputRule.PlainUrl)
        && schema.Property(FileInputRule.PlainUrl) is { } url && !AllowsNull(url);

    private bool IsFreeForm(Schema schema) =>
        Resolve(schema) is { Types: SchemaTypes.Object or (SchemaTypes.Object | SchemaTypes.Null), Properties.Count: 0 } target
        && MapSchema.Values(target) is null;

    private TypeRefModel Record(Schema schema, TypeContext context, string? baseClass)
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

        Fill(type.Name, schema, context, baseClass);
        return type;
    }

    /// <summary>Makes the properties of a record that has its name.</summary>
    private void Fill(string name, Schema schema, TypeContext context, string? baseClass)
    {
        int place = _objects.Count;
        PropertyModel[] inherited = [.. baseClass is null ? [] : Inherited(baseClass)];
        HashSet<string> required = new(schema.Required, StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> names = PropertyNames(schema, name, inherited);
        bool holdsFile = HoldsFileUrl(schema, context);
        var locals = new NameScope(ParameterNames);

        foreach (string missing in required.Where(name => !names.ContainsKey(name) && inherited.All(member => member.WireName != name)))
        {
            _problems.Add(SpecProblemKind.MissingProperty, $"{schema.Pointer}/required", missing);
        }

        // Records stand in the file in the order in which a reader meets them: the whole before its parts.
        _objects.Add(null!);
        List<PropertyModel> properties = [];
        foreach (PropertyModel property in inherited)
        {
            properties.Add(property with { LocalName = CSharpName.Camel(property.Name, locals) });
        }

        foreach (KeyValuePair<string, Schema> property in InOrder(schema).Where(property => names.ContainsKey(property.Key)))
        {
            bool isRequired = required.Contains(property.Key) && !IsOneWay(property.Value, context);
            TypeContext owner = context with { Name = name, HoldsFile = holdsFile };
            PropertyModel model = Property(property.Key, names[property.Key], property.Value, isRequired, owner);
            properties.Add(model with { LocalName = CSharpName.Camel(model.Name, locals) });
        }

        _objects[place] = new ObjectModel
        {
            Name = name,
            Docs = DocParser.OfType(schema, Fallback(context, name), [.. MemberFacts.Of(schema)]),
            IsDeprecated = schema.IsDeprecated,
            Base = baseClass,
            IsFile = holdsFile && properties.Count(static property => property.MustBeGiven) == 1
                && properties.Exists(static property => property is { WireName: FileInputRule.PlainUrl, MustBeGiven: true, Type.Kind: TypeKind.FileInput }),
            Properties = properties.ToEquatableArray(),
            HoldsFiles = false,
            HasRules = false,
            IsInput = context.IsInput,
        };
    }

    /// <summary>Whether a property, though required, is not there in one of the directions that its object goes.</summary>
    private bool IsOneWay(Schema property, TypeContext owner) =>
        Rules(property) is var rules
        && ((owner.IsInput && rules.Any(static rule => rule.IsReadOnly)) || (owner.IsOutput && rules.Any(static rule => rule.IsWriteOnly)));

    private PropertyModel Property(string wireName, string name, Schema schema, bool isRequired, TypeContext owner)
    {
        TypeContext context = Inline(owner, name) with { Member = wireName, IsItem = false, Role = null, TakesFile = owner.HoldsFile && wireName == FileInputRule.PlainUrl };
        TypeRefModel type = Type(schema, context);
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
            AllowsNull = type.AllowsNull,
            Constant = isRequired && !type.AllowsNull ? Constant(schema, type, constraints) : null,
            Default = chain.Select(static item => item.DefaultJson).FirstOrDefault(static value => value is not null),
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
            (TypeKind.Enum, _) when value is not null && _enumsByName.TryGetValue(type.Name, out EnumModel? values) && values.Values.Count == 1 => $"{type.Name}.{values.Values[0].Name}",
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

    private IReadOnlyDictionary<string, string> PropertyNames(Schema schema, string typeName, PropertyModel[] inherited)
    {
        HashSet<string> known = new(inherited.Select(static member => member.WireName), StringComparer.Ordinal);
        HashSet<string> taken = new(inherited.Select(static member => member.Name), StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> names = MemberNames.Assign(
            schema.Properties.Select(static property => property.Key).Where(property => !known.Contains(property)),
            CSharpName.Identifier,
            name => name == typeName || ReservedNames.IsOfRecord(name) || (inherited.Length > 0 && (taken.Contains(name) || ReservedNames.IsOfFile(name))));
        foreach (string property in names.Keys.Where(property => names[property] != CSharpName.Identifier(property)))
        {
            _problems.Add(SpecProblemKind.NameCollision, JsonPointer.Append($"{schema.Pointer}/properties", property), property, names[property], CSharpName.Identifier(property));
        }

        ReportLookalikes(names.Keys, property => JsonPointer.Append($"{schema.Pointer}/properties", property));
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
