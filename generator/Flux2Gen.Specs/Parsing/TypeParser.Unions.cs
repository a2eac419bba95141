using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Specs.Parsing;

/// <content>Unions: anyOf, oneOf, allOf and lists of types.</content>
internal sealed partial class TypeParser
{
    private TypeRefModel AllOf(Schema schema, TypeContext context, out bool allowsNull)
    {
        if (schema.AllOf.Count == 1 && schema.Properties.Count == 0)
        {
            return Type(schema.AllOf[0], context, out allowsNull);
        }

        allowsNull = false;
        List<KeyValuePair<string, Schema>> properties = [];
        List<string> required = [];
        List<string> order = [];
        foreach (Schema part in schema.AllOf.Select(part => Target(part) ?? part).Append(schema))
        {
            properties.AddRange(part.Properties.Where(pair => properties.TrueForAll(known => known.Key != pair.Key)));
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

    private TypeRefModel SeveralTypes(Schema schema, SchemaTypes types, TypeContext context)
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

        bool allowsNull = false;
        return Union(schema, arms, context, ref allowsNull);
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
            bool isText = arm.Enum?.All(static value => value?.GetValueKind() == JsonValueKind.String)
                ?? (arm.Types == SchemaTypes.String && arm.AnyOf.Count + arm.OneOf.Count + arm.AllOf.Count == 0);
            if (!isText)
            {
                return null;
            }

            listed.AddRange(arm.HasConst ? [JsonValue.Create(arm.Const)] : arm.Enum ?? []);
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
        arm.Enum is not null || arm.HasConst ? "Preset"
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
        return rest.Length == 0 || CSharpName.IsDigit(rest[0]) ? "Object" : rest;
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
