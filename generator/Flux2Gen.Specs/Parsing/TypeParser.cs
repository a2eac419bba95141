using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Problems;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes C# types of the schemas of one document. Names, nullability and the order of union cases are final here.</summary>
internal sealed partial class TypeParser
{
    /// <summary>Deeper than any real document. A limit that counts, because the stack of the compiler does not ask before it overflows.</summary>
    private const int MaxDepth = 128;

    /// <summary>Lists within lists, and maps; real documents have four.</summary>
    private const int MaxItemDepth = 12;

    /// <summary>More than any real document makes; schemas that mix in each other can make any number.</summary>
    private const int MaxTypes = 5_000;

    private readonly FalDocument _document;
    private readonly string _id;
    private readonly string _endpoint;
    private readonly string _ownPrefix;
    private readonly ParserOptions _options;
    private readonly string _className;
    private readonly string _extensionsName;
    private readonly ProblemList _problems;
    private readonly CancellationToken _cancellationToken;
    private readonly NameScope _names;
    private readonly Dictionary<string, TypeRefModel> _components = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeRefModel> _mixed = new(StringComparer.Ordinal);
    private readonly List<ObjectModel> _objects = [];
    private readonly List<UnionModel> _unions = [];
    private readonly List<EnumModel> _enums = [];
    private readonly Queue<Action> _deferred = [];
    private readonly Dictionary<Schema, bool> _allowsNull = [];
    private readonly Dictionary<string, EnumModel> _enumsByName = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, string> _componentNames = new Dictionary<string, string>();
    private HashSet<string> _componentTypes = [];
    private HashSet<string> _inputReach = [];
    private HashSet<string> _outputReach = [];
    private int _depth;

    public TypeParser(FalDocument document, string endpointId, ParserOptions options, ProblemList problems, CancellationToken cancellationToken)
    {
        _document = document;
        _id = endpointId;
        _options = options;
        _endpoint = options.NameOf(endpointId);

        // A component that is named after the endpoint follows it when the project calls the endpoint otherwise.
        _ownPrefix = options.Name is null ? _endpoint : EndpointName.Of(endpointId, keepOwner: false);
        _problems = problems;
        _cancellationToken = cancellationToken;
        _className = $"{_endpoint}Endpoint";
        _extensionsName = $"{_className}Extensions";
        _names = new NameScope(_className, _extensionsName, ApiName.ClassName, "TResult");
    }

    /// <summary>Parses the endpoint's input and output and all that they are made of.</summary>
    public EndpointModel ParseEndpoint(Schema? input, Schema? output, bool isDeprecated)
    {
        _inputReach = SchemaReach.From(input, _document.Schemas);
        _outputReach = SchemaReach.From(output, _document.Schemas);
        _componentNames = ComponentNames();
        ReportLookalikes(_componentNames.Keys, static name => JsonPointer.Append("#/components/schemas", name));
        _componentTypes = new HashSet<string>(_componentNames.Values, StringComparer.Ordinal);
        TypeRefModel inputType = Root(input, "Input", isInput: true);
        TypeRefModel outputType = Root(output, "Output", isInput: false);
        while (_deferred.Count > 0)
        {
            _deferred.Dequeue()();
        }

        SetTags();
        HashSet<string> reached = new TypeReach(_objects, _unions).From(inputType, outputType);
        _objects.RemoveAll(type => !reached.Contains(type.Name));
        _unions.RemoveAll(type => !reached.Contains(type.Name));
        _enums.RemoveAll(type => !reached.Contains(type.Name));
        TypeFlags flags = TypeFlags.Of(_objects, _unions);
        HashSet<string> needed = NeededTypes();
        return new EndpointModel
        {
            Id = _id,
            Name = _endpoint,
            ClassName = _className,
            ExtensionsName = _extensionsName,
            Docs = DocParser.OfEndpoint(_document, _id),
            IsDeprecated = isDeprecated,
            Input = flags.Apply(inputType),
            Output = flags.Apply(outputType),
            Objects = flags.Apply(_objects.Select(type => type with { IsDeprecated = type.IsDeprecated && !needed.Contains(type.Name) })),
            Unions = flags.Apply(_unions.Select(type => type with { IsDeprecated = type.IsDeprecated && !needed.Contains(type.Name) })),
            Enums = _enums.Select(type => type with { IsDeprecated = type.IsDeprecated && !needed.Contains(type.Name) }).ToEquatableArray(),
        };
    }

    /// <summary>The types that a caller cannot do without, even where fal has deprecated them.</summary>
    private HashSet<string> NeededTypes()
    {
        HashSet<string> needed = new(StringComparer.Ordinal);
        foreach (PropertyModel property in _objects.SelectMany(static type => type.Properties).Where(static property => property.MustBeGiven))
        {
            for (TypeRefModel? type = property.Type; type is not null; type = type.Item)
            {
                needed.Add(type.Name);
            }
        }

        return needed;
    }

    private TypeRefModel Root(Schema? schema, string suffix, bool isInput)
    {
        if (schema is null)
        {
            return TypeRefModel.Of(TypeKind.Json);
        }

        // The root of an input or output is named by its role, whatever the component is called.
        var context = new TypeContext(_endpoint + suffix, isInput, isInput) { IsOutput = !isInput, IsRoot = true };
        TypeRefModel type = schema.Reference is { } reference
            ? Component(reference, schema, context)
            : Type(schema, context);
        if (type is { IsModel: true, IsTuple: false } or { Kind: TypeKind.Json })
        {
            return type;
        }

        _problems.Add(SpecProblemKind.UnsupportedSchema, schema.Pointer, $"it is the endpoint's {suffix.ToLowerInvariant()} and not an object");
        return TypeRefModel.Of(TypeKind.Json);
    }

    /// <summary>The type of a schema. Whether <c>null</c> is a value of it is a fact of the schema, not of how its type comes about.</summary>
    private TypeRefModel Type(Schema schema, TypeContext context)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        bool isTooDeep = _depth == MaxDepth;
        if (isTooDeep || _objects.Count + _unions.Count + _enums.Count >= MaxTypes)
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, schema.Pointer, isTooDeep ? "it is nested too deeply" : "the document makes too many types");
            return TypeRefModel.Of(TypeKind.Json);
        }

        _depth++;
        TypeRefModel type = TypeOf(schema, context);
        _depth--;
        return type with { AllowsNull = AllowsNull(schema) };
    }

    /// <summary>Whether <c>null</c> is a value of a schema; found once, as many may refer to one union.</summary>
    private bool AllowsNull(Schema schema)
    {
        Schema target = Resolve(schema);
        if (!_allowsNull.TryGetValue(target, out bool known))
        {
            known = _allowsNull[target] = Nullability.Allows(target, Resolve, Shape);
        }

        return known;
    }

    private bool IsNullOnly(Schema schema) => Nullability.IsNullOnly(schema, Resolve);

    private TypeRefModel TypeOf(Schema schema, TypeContext context)
    {
        if (schema.Reference is { } reference)
        {
            // What has no name of its own is what its use makes of it: the same component may be a file here and a text there.
            if (Resolve(schema) is var target && !SchemaTraits.MakesType(target))
            {
                return Type(target, context);
            }

            return Component(reference, schema, Named(reference, context));
        }

        if (SchemaMerger.IsMixture(schema))
        {
            return Mixture(schema, context);
        }

        // What is listed is all that there is, whatever alternatives stand beside it.
        if (schema.Enum is { } values)
        {
            return Enum(schema, values, context);
        }

        if (schema.AnyOf.Count > 0 || schema.OneOf.Count > 0)
        {
            return AnyOf(schema, context);
        }

        if (schema.Const is { } value)
        {
            // A constant is an enum of one value: it can be written without typing it, and another one survives a read.
            return Enum(schema, [value], context);
        }

        ReportMeaningless(schema);
        SchemaTypes types = schema.Types & ~SchemaTypes.Null;
        return types switch
        {
            SchemaTypes.String => String(context),
            SchemaTypes.Boolean => TypeRefModel.Of(TypeKind.Boolean),
            SchemaTypes.Integer => TypeRefModel.Of(ConstraintParser.FitsInt32(schema) ? TypeKind.Int32 : TypeKind.Int64),
            SchemaTypes.Number or (SchemaTypes.Number | SchemaTypes.Integer) => TypeRefModel.Of(TypeKind.Double),
            SchemaTypes.Array => Array(schema, context),
            SchemaTypes.Object => Object(schema, context),
            SchemaTypes.None when schema is { Items: not null, PrefixItems.Count: 0, Properties.Count: 0 } => Array(schema, context),
            SchemaTypes.None when schema.Properties.Count > 0 || MapSchema.Values(schema) is not null => Object(schema, context),
            SchemaTypes.None when schema.PrefixItems.Count > 0 => Tuple(schema, context),
            SchemaTypes.None => TypeRefModel.Of(TypeKind.Json),
            _ => SeveralTypes(schema, types, context),
        };
    }

    /// <summary>Says which keywords are about values of other types than the schema's.</summary>
    private void ReportMeaningless(Schema schema)
    {
        SchemaTypes types = schema.Types & ~SchemaTypes.Null;
        (string Keyword, SchemaTypes Of, bool IsThere)[] keywords =
        [
            ("properties", SchemaTypes.Object, schema.Properties.Count > 0),
            ("additionalProperties", SchemaTypes.Object, schema.AdditionalProperties is { SaysNothing: false }),
            ("patternProperties", SchemaTypes.Object, schema.PatternProperties.Count > 0),
            ("items", SchemaTypes.Array, schema.Items is not null),
            ("prefixItems", SchemaTypes.Array, schema.PrefixItems.Count > 0),
        ];
        foreach ((string keyword, _, _) in keywords.Where(item => item.IsThere && types != SchemaTypes.None && !types.HasFlag(item.Of)))
        {
            _problems.Add(SpecProblemKind.MeaninglessKeyword, $"{schema.Pointer}/{keyword}", keyword, types.ToString().ToLowerInvariant().Replace(",", " or"));
        }
    }

    private TypeRefModel String(TypeContext context) =>
        TypeRefModel.Of(_options.UseFileInputs && context.TakesFiles && (context.TakesFile || (context.Member is { } member && FileInputRule.Matches(member))) ? TypeKind.FileInput : TypeKind.String);

    private TypeRefModel Array(Schema schema, TypeContext context)
    {
        if (schema.PrefixItems.Count > 0)
        {
            return Tuple(schema, context);
        }

        if (schema.Items is null)
        {
            return TypeRefModel.List(TypeRefModel.Of(TypeKind.Json));
        }

        return Bounded(TypeRefModel.List(Type(schema.Items, context.Part(ItemSuffix(schema.Items, "Item")).AsItem())), schema);
    }

    /// <summary>A list or map, unless it is one of lists of lists beyond what the compiler takes: the code that reads them is nested as they are.</summary>
    private TypeRefModel Bounded(TypeRefModel type, Schema schema)
    {
        int depth = 0;
        for (TypeRefModel? item = type; item is not null; item = item.Item)
        {
            depth++;
        }

        if (depth <= MaxItemDepth)
        {
            return type;
        }

        _problems.Add(SpecProblemKind.UnsupportedSchema, schema.Pointer, "it is nested too deeply");
        return TypeRefModel.Of(TypeKind.Json);
    }

    /// <summary>The items of a list of enum values or unions have the list's own name; an object in it is one of several.</summary>
    private static string ItemSuffix(Schema items, string suffix) => IsObjectSchema(items) ? suffix : "";

    private static bool IsObjectSchema(Schema schema) => schema.Types.HasFlag(SchemaTypes.Object) || schema.Properties.Count > 0;
}
