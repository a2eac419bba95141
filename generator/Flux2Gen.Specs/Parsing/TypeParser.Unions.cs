using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Specs.Parsing;

/// <content>Unions: anyOf, oneOf, allOf and lists of types.</content>
internal sealed partial class TypeParser
{
    private TypeRefModel AllOf(Schema schema, TypeContext context, ref bool allowsNull)
    {
        if (schema.AllOf.Count == 1 && schema.Properties.Count == 0)
        {
            TypeRefModel only = Type(schema.AllOf[0], context, out bool onlyAllowsNull);
            allowsNull |= onlyAllowsNull;
            return only;
        }

        // What is mixed in may hold the mixture itself.
        if (_mixed.TryGetValue(schema.Pointer, out TypeRefModel? known))
        {
            return known;
        }

        _mixed[schema.Pointer] = TypeRefModel.Of(TypeKind.Json);
        TypeRefModel type = Mixture(schema, context);
        _mixed.Remove(schema.Pointer);
        return type;
    }

    private TypeRefModel Mixture(Schema schema, TypeContext context)
    {
        List<KeyValuePair<string, Schema>> properties = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        List<string> required = [];
        List<string> order = [];
        foreach (Schema part in Parts(schema, [], 0))
        {
            properties.AddRange(part.Properties.Where(pair => names.Add(pair.Key)));
            required.AddRange(part.Required);
            order.AddRange(part.Order);
        }

        return Object(
            new Schema
            {
                Pointer = schema.Pointer,
                Types = SchemaTypes.Object,
                Title = schema.Title,
                Description = schema.Description,
                Properties = properties,
                Required = required,
                Order = order,
            },
            context);
    }

    /// <summary>The schemas that make up one, itself last; each once, as they may mix in each other.</summary>
    private IEnumerable<Schema> Parts(Schema schema, HashSet<Schema> seen, int depth)
    {
        if (depth == MaxDepth || !seen.Add(schema))
        {
            return [];
        }

        return [.. schema.AllOf.SelectMany(part => Parts(Resolve(part), seen, depth + 1)), schema];
    }

    private TypeRefModel AnyOf(Schema schema, TypeContext context, ref bool allowsNull)
    {
        List<Schema> arms = [];
        foreach (Schema arm in schema.AnyOf.Concat(schema.OneOf))
        {
            if (arm.IsNullOnly)
            {
                allowsNull = true;
            }
            else
            {
                arms.Add(arm);
            }
        }

        // A single alternative keeps its own name; several are looked at with all that they are themselves made of.
        arms = arms.Count > 1 ? Flat(arms, [schema], ref allowsNull) : arms;
        if (arms.Count == 0)
        {
            return TypeRefModel.Of(TypeKind.Json);
        }

        if (arms.Count == 1)
        {
            TypeRefModel only = Type(arms[0], context, out bool armAllowsNull);
            allowsNull |= armAllowsNull || only.AllowsNull;
            return only;
        }

        return Union(schema, arms, context, ref allowsNull);
    }

    /// <summary>The alternatives, with the alternatives of those that are unions themselves in their place.</summary>
    private List<Schema> Flat(IEnumerable<Schema> arms, HashSet<Schema> seen, ref bool allowsNull)
    {
        List<Schema> flat = [];
        foreach (Schema arm in arms)
        {
            Schema target = Resolve(arm);
            SchemaTypes types = target.Types & ~SchemaTypes.Null;
            bool isPlain = target is { AllOf.Count: 0, Enum: null, Const: null };
            if (isPlain && target.AnyOf.Count + target.OneOf.Count > 0)
            {
                // An alternative that is the union itself adds nothing to it.
                allowsNull |= target.Types.HasFlag(SchemaTypes.Null);
                flat.AddRange(seen.Count < MaxDepth && seen.Add(target) ? Flat(target.AnyOf.Concat(target.OneOf), seen, ref allowsNull) : []);
            }
            else if (target.IsNullOnly)
            {
                allowsNull = true;
            }
            else if (isPlain && (types & (types - 1)) != 0 && types != (SchemaTypes.Integer | SchemaTypes.Number))
            {
                allowsNull |= target.Types.HasFlag(SchemaTypes.Null);
                flat.AddRange(OfEachType(target, types));
            }
            else
            {
                flat.Add(arm);
            }
        }

        return flat;
    }

    private TypeRefModel SeveralTypes(Schema schema, SchemaTypes types, TypeContext context)
    {
        bool allowsNull = false;
        return Union(schema, OfEachType(schema, types), context, ref allowsNull);
    }

    private static List<Schema> OfEachType(Schema schema, SchemaTypes types)
    {
        List<Schema> arms = [];
        foreach (SchemaTypes type in (SchemaTypes[])[SchemaTypes.Boolean, SchemaTypes.Integer, SchemaTypes.Number, SchemaTypes.String, SchemaTypes.Object, SchemaTypes.Array])
        {
            if (types.HasFlag(type))
            {
                arms.Add(new Schema
                {
                    Pointer = schema.Pointer,
                    Types = type,
                    Items = schema.Items,
                    Properties = type == SchemaTypes.Object ? schema.Properties : [],
                    Required = schema.Required,
                    AdditionalProperties = schema.AdditionalProperties,
                });
            }
        }

        return arms;
    }

    private TypeRefModel Union(Schema schema, List<Schema> arms, TypeContext context, ref bool allowsNull)
    {
        if (Texts(schema, arms) is { } text)
        {
            return Type(text, context, out _);
        }

        // Parsed under a name of their own, because the union has the plain one.
        List<UnionArm> cases = [];
        foreach (Schema arm in arms)
        {
            TypeRefModel type = Type(arm, context.Inside(context.Name + ArmSuffix(arm)), out bool armAllowsNull);
            allowsNull |= armAllowsNull || type.AllowsNull;
            cases.Add(new UnionArm(arm, type with { AllowsNull = false }));
        }

        cases = UnionArms.Merge(cases);
        if (cases.Count == 1)
        {
            return cases[0].Type;
        }

        if (UnionArms.Distinguish(cases, schema, Resolve) is not { } shaped)
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, schema.Pointer, "its alternatives cannot be told apart by their JSON");
            return TypeRefModel.Of(TypeKind.Json);
        }

        string name = TakeName(context, schema, TypeKind.Union);
        _unions.Add(new UnionModel
        {
            Name = name,
            Docs = DocParser.OfType(schema, Fallback(context, name)),
            Cases = Named(shaped, name),
            HoldsFiles = false,
            HasRules = false,
            IsInput = context.IsInput,
        });
        return new TypeRefModel { Kind = TypeKind.Union, Name = name };
    }

    /// <summary>Lists of texts, with or without any other text, are one open enum of all of them.</summary>
    private Schema? Texts(Schema schema, List<Schema> arms)
    {
        List<JsonNode?> listed = [];
        foreach (Schema arm in arms.Select(Resolve))
        {
            IReadOnlyList<JsonNode?> values = arm.Const is { } constant ? [constant] : arm.Enum ?? [];
            bool isText = values.Count > 0
                ? values.All(static value => value?.GetValueKind() == JsonValueKind.String)
                : arm is { Types: SchemaTypes.String, Enum: null, AnyOf.Count: 0, OneOf.Count: 0, AllOf.Count: 0 };
            if (!isText)
            {
                return null;
            }

            // A node has one parent, so those of the arms cannot be in another list.
            listed.AddRange(values.Select(static value => value!.DeepClone()));
        }

        return new Schema
        {
            Pointer = schema.Pointer,
            Types = SchemaTypes.String,
            Description = schema.Description,
            Enum = listed.Count > 0 ? listed : null,
        };
    }

    private static string ArmSuffix(Schema arm) =>
        arm.Enum is not null || arm.Const is not null ? "Preset"
        : arm.Properties.Count > 0 ? "Object"
        : arm.Types.HasFlag(SchemaTypes.Array) ? ""
        : "Case";

    private EquatableArray<UnionCaseModel> Named(List<UnionCaseModel> cases, string unionName)
    {
        var taken = new NameScope("Json", "Equals", "GetHashCode", "ToString", "GetType", "Match", "Validate", "WithFiles", unionName);
        List<UnionCaseModel> named = [];
        foreach (UnionCaseModel unionCase in cases)
        {
            string name = taken.Take(CaseName(unionCase.Type, unionName));
            named.Add(unionCase with { Name = name });
        }

        // Presets are static members beside the cases' own.
        foreach (string name in named.SelectMany(static item => (string[])[$"TryGet{item.Name}", $"From{item.Name}"]))
        {
            taken.Take(name);
        }

        return named.Select(item => item.Type.Kind != TypeKind.Enum ? item : item with
        {
            Presets = _enums.Find(values => values.Name == item.Type.Name)!.Values
                .Select(value => value with { Name = taken.Take(value.Name) })
                .ToEquatableArray(),
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

    private Schema Resolve(Schema schema)
    {
        for (int depth = 0; depth < 16 && Target(schema) is { } target; depth++)
        {
            schema = target;
        }

        return schema;
    }
}
