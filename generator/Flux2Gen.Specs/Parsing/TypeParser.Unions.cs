using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Specs.Parsing;

/// <content>Unions: anyOf, oneOf and lists of types.</content>
internal sealed partial class TypeParser
{
    private readonly HashSet<string> _mergedItems = new(StringComparer.Ordinal);

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
        if (arms.Count <= 1)
        {
            return OneOrNone(arms, context, ref allowsNull);
        }

        arms = Lists(Flat(arms, [schema], ref allowsNull), out string? lists);
        TypeRefModel type = arms.Count > 1 ? Union(schema, arms, context, ref allowsNull) : OneOrNone(arms, context, ref allowsNull);
        _mergedItems.Remove(lists ?? "");
        return type;
    }

    private TypeRefModel OneOrNone(List<Schema> arms, TypeContext context, ref bool allowsNull)
    {
        if (arms.Count == 0)
        {
            return TypeRefModel.Of(TypeKind.Json);
        }

        TypeRefModel only = Type(arms[0], context, out bool armAllowsNull);
        allowsNull |= armAllowsNull || only.AllowsNull;
        return only;
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

    /// <summary>The alternatives, with all lists among them as one: a list whose items have the alternatives of all.</summary>
    /// <param name="arms">The alternatives.</param>
    /// <param name="key">What the list was remembered by while its items are read; null when there is none.</param>
    private List<Schema> Lists(List<Schema> arms, out string? key)
    {
        key = null;
        List<Schema> lists = arms.FindAll(arm => Resolve(arm) is { Types: SchemaTypes.Array, PrefixItems.Count: 0, Enum: null, Const: null } list && !SchemaMerger.IsMixture(list));
        if (lists.Count < 2)
        {
            return arms;
        }

        Schema first = Resolve(lists[0]);
        Schema[] items = [.. lists
            .Select(arm => Resolve(arm).Items ?? new Schema { Pointer = first.Pointer })
            .GroupBy(static item => item.Reference ?? item.Pointer, StringComparer.Ordinal)
            .Select(static same => same.First())];
        string made = string.Join("\n", items.Select(static item => item.Reference ?? item.Pointer));
        bool isNew = _mergedItems.Add(made);
        key = isNew ? made : null;
        if (!isNew)
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, first.Pointer, "it is one of several lists that hold each other");
        }

        var list = new Schema
        {
            Pointer = first.Pointer,
            Types = SchemaTypes.Array,
            Items = isNew ? new Schema { Pointer = items[0].Pointer, AnyOf = items } : null,
        };
        return [.. arms.Select(arm => arm == lists[0] ? list : arm).Where(arm => !lists.Contains(arm))];
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
        arms = Records(schema, arms);
        if (arms.Count == 1)
        {
            return Type(arms[0], context, out _);
        }

        if (Listed(schema, arms) is { } listed)
        {
            return Type(listed, context, out _);
        }

        // A union that holds itself has its name before its cases, so that they can refer to it.
        TypeRefModel unnamed = TypeRefModel.Of(TypeKind.Union);
        TypeRefModel? early = IsRecursive(schema, context) ? Declare(context, schema, unnamed) : null;
        List<UnionArm> cases = UnionArms.Merge(Arms(arms, context, ref allowsNull), IsFreeForm);
        if (cases.Count == 1)
        {
            return early is null ? cases[0].Type : Replaced(early, cases[0].Type);
        }

        if (UnionArms.Distinguish(cases, schema, Shape) is not { } shaped)
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, schema.Pointer, "its alternatives cannot be told apart by their JSON");
            return early is null ? TypeRefModel.Of(TypeKind.Json) : Replaced(early, TypeRefModel.Of(TypeKind.Json));
        }

        TypeRefModel type = early ?? Declare(context, schema, unnamed);
        _unions.Add(new UnionModel
        {
            Name = type.Name,
            Docs = DocParser.OfType(schema, Fallback(context, type.Name)),
            Cases = Named(shaped, type.Name, schema),
            HoldsFiles = false,
            HasRules = false,
            IsInput = context.IsInput,
        });
        return type;
    }

    /// <summary>The alternatives, with the records among them as one when their JSON does not tell which of them it is.</summary>
    private List<Schema> Records(Schema union, List<Schema> arms)
    {
        List<Schema> records = arms.FindAll(arm => SchemaMerger.IsRecord(Shape(arm)) && !IsWellKnown(arm));
        if (records.Count < 2 || UnionArms.AreDistinct(records, union, Shape))
        {
            return arms;
        }

        Schema either = SchemaMerger.Either(union, [.. records.Select(Shape)]);
        return [.. arms.Select(arm => arm == records[0] ? either : arm).Where(arm => !records.Contains(arm))];
    }

    private bool IsWellKnown(Schema schema) => schema.Reference is { } name && IsWellKnown(name);

    private bool IsWellKnown(string component) =>
        _document.Schemas.TryGetValue(component, out Schema? schema) && WellKnownTypes.Match(component, schema, _inputReach.Contains(component)) is not null;

    /// <summary>The alternatives with their types, which have names of their own, because the union has the plain one.</summary>
    private List<UnionArm> Arms(List<Schema> schemas, TypeContext context, ref bool allowsNull)
    {
        List<UnionArm> arms = [];
        var suffixes = new NameScope();
        foreach (Schema schema in schemas)
        {
            // Alternatives have no names in the document, so that a number is as good as any.
            string suffix = ArmSuffix(schema);
            TypeRefModel type = Type(schema, context.Part(suffix.Length > 0 ? suffixes.Take(suffix) : ""), out bool armAllowsNull);
            allowsNull |= armAllowsNull || type.AllowsNull;
            arms.Add(new UnionArm(schema, type with { AllowsNull = false }));
        }

        return arms;
    }

    private bool IsRecursive(Schema schema, TypeContext context) =>
        context.Component is { } component && SchemaReach.From(schema, _document.Schemas).Contains(component);

    /// <summary>Puts a type in the place of a union that came to nothing after its cases had referred to it.</summary>
    private TypeRefModel Replaced(TypeRefModel union, TypeRefModel type)
    {
        // What would hold itself without a name in between, such as a list of itself, is free-form JSON there.
        TypeRefModel inside = Replace(type, TypeRefModel.Of(TypeKind.Json));
        TypeRefModel Replace(TypeRefModel old, TypeRefModel by) => old.Kind == TypeKind.Union && old.Name == union.Name
            ? by with { AllowsNull = old.AllowsNull || by.AllowsNull }
            : old.Item is { } item ? old with { Item = Replace(item, by) } : old;
        for (int index = 0; index < _objects.Count; index++)
        {
            // The objects around are still being made; their properties come after.
            _objects[index] = _objects[index] is { } model
                ? model with { Properties = model.Properties.Select(property => property with { Type = Replace(property.Type, inside) }).ToEquatableArray() }
                : null!;
        }

        for (int index = 0; index < _unions.Count; index++)
        {
            _unions[index] = _unions[index] with
            {
                Cases = _unions[index].Cases.Select(item => item with { Type = Replace(item.Type, inside) }).ToEquatableArray(),
            };
        }

        return inside;
    }

    /// <summary>Lists of texts, with or without any other text, are one open enum of all of them; so are those of whole numbers.</summary>
    private Schema? Listed(Schema schema, List<Schema> arms)
    {
        Schema[] targets = [.. arms.Select(Resolve)];
        SchemaTypes type = targets.All(static arm => IsOf(arm, SchemaTypes.String, IsText)) ? SchemaTypes.String : SchemaTypes.Integer;
        if (type == SchemaTypes.Integer && !targets.All(static arm => IsOf(arm, SchemaTypes.Integer, IsWholeNumber)))
        {
            return null;
        }

        // A node has one parent, so those of the arms cannot be in another list.
        JsonNode?[] listed = [.. targets.SelectMany(Values).Select(static value => value!.DeepClone())];
        return listed.Length == 0 && type == SchemaTypes.Integer ? null : new Schema
        {
            Pointer = schema.Pointer,
            Types = type,
            Description = schema.Description,
            Enum = listed.Length > 0 ? listed : null,
        };
    }

    private static bool IsOf(Schema schema, SchemaTypes type, Func<JsonNode, bool> fits)
    {
        IReadOnlyList<JsonNode?> values = Values(schema);
        return values.Count > 0
            ? values.All(value => value is not null && fits(value))
            : schema is { Enum: null, AnyOf.Count: 0, OneOf.Count: 0, AllOf.Count: 0 } && schema.Types == type;
    }

    private static IReadOnlyList<JsonNode?> Values(Schema schema) => schema.Const is { } constant ? [constant] : schema.Enum ?? [];

    private static bool IsText(JsonNode value) => value.GetValueKind() == JsonValueKind.String;

    private static string ArmSuffix(Schema arm) =>
        arm.Enum is not null || arm.Const is not null ? "Preset"
        : arm.Properties.Count > 0 ? "Object"
        : arm.Types.HasFlag(SchemaTypes.Array) ? arm.PrefixItems.Count > 0 ? "Tuple" : arm.Items is { } items && IsObjectSchema(items) ? "" : "Item"
        : "Case";

    private EquatableArray<UnionCaseModel> Named(List<UnionCaseModel> cases, string unionName, Schema schema)
    {
        var taken = new NameScope("Json", "Value", "TryGet", "Equals", "GetHashCode", "ToString", "GetType", "Match", "Validate", "WithFiles", "MemberwiseClone", "Finalize", "ReferenceEquals", unionName);
        List<UnionCaseModel> named = [];
        foreach (UnionCaseModel unionCase in cases)
        {
            named.Add(unionCase with { Name = taken.Take(CaseName(unionCase.Type, unionName)) });
        }

        // Presets are static members beside the methods of the cases.
        foreach (UnionCaseModel unionCase in named)
        {
            taken.Take($"TryGet{unionCase.Name}");
        }

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
