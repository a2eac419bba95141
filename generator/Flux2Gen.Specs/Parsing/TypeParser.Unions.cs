using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Problems;

namespace Flux2Gen.Specs.Parsing;

/// <content>Unions: anyOf, oneOf and lists of types.</content>
internal sealed partial class TypeParser
{
    private HashSet<string>? _circular;

    private TypeRefModel AnyOf(Schema schema, TypeContext context)
    {
        List<Schema> arms = [.. schema.AnyOf.Concat(schema.OneOf).Where(arm => !IsNullOnly(arm)).Select(arm => Typed(arm, schema))];

        // A single alternative keeps its own name; several are looked at with all that they are themselves made of.
        if (arms.Count <= 1)
        {
            return OneOrNone(arms, context);
        }

        arms = Maps(Lists(Once(Flat(arms, [schema])), out string? lists));
        TypeRefModel type = arms.Count > 1 ? Union(schema, arms, context) : OneOrNone(arms, context);
        _mergedItems.Remove(lists ?? "");
        return type;
    }

    private TypeRefModel OneOrNone(List<Schema> arms, TypeContext context) =>
        arms.Count == 0 ? TypeRefModel.Of(TypeKind.Json) : Type(arms[0], context);

    private TypeRefModel SeveralTypes(Schema schema, SchemaTypes types, TypeContext context) =>
        Union(schema, OfEachType(schema, types), context);

    private TypeRefModel Union(Schema schema, List<Schema> arms, TypeContext context)
    {
        arms = Records(schema, arms, context);
        if ((arms.Count == 1 ? arms[0] : Listed(schema, arms)) is { } only)
        {
            return OneOrNone([only], context);
        }

        // A union that holds itself has its name before its cases, so that they can refer to it.
        TypeRefModel unnamed = TypeRefModel.Of(TypeKind.Union);
        TypeRefModel? early = IsRecursive(context) ? Declare(context, schema, unnamed) : null;
        List<UnionArm> all = Arms(arms, context);
        List<UnionArm> cases = UnionArms.Constrained(UnionArms.Merge(all, IsFreeForm, arm => Resolve(arm).SaysNothing, out bool isOpen), all, CaseConstraints);
        if (cases.Count == 1 && (!isOpen || cases[0].Type.Item?.Kind == TypeKind.Json))
        {
            TypeRefModel whole = isOpen ? TypeRefModel.Of(TypeKind.Json) : cases[0].Type;
            return early is null ? whole : Replaced(early, whole);
        }

        List<UnionCaseModel> shaped = UnionArms.Distinguish(cases, schema, Shape, out IReadOnlyList<UnionArm> alike);
        if (alike.Count > 0)
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, schema.Pointer, $"{alike.Count} of its variants cannot be told apart by their JSON");
        }

        if (shaped.Count == 0)
        {
            return early is null ? TypeRefModel.Of(TypeKind.Json) : Replaced(early, TypeRefModel.Of(TypeKind.Json));
        }

        TypeRefModel type = early ?? Declare(context, schema, unnamed);
        foreach (UnionCaseModel item in shaped.Where(static item => item is { TagMember: not null, Tags.Count: 1 }))
        {
            _tags.Add(new TagUse(item.Type.Name, item.TagMember!, item.Tags[0]));
        }

        _unions.Add(new UnionModel
        {
            Name = type.Name,
            Docs = DocParser.OfType(schema, ValuesFallback(context, type.Name), [.. cases.Select(CaseFacts).OfType<string>()]),
            IsDeprecated = schema.IsDeprecated,
            Cases = Named(shaped, type.Name, schema),
            HoldsFiles = false,
            HasRules = false,
            IsInput = context.IsInput,
        });
        return type;
    }

    /// <summary>The alternatives with their types, which have names of their own, because the union has the plain one.</summary>
    private List<UnionArm> Arms(List<Schema> schemas, TypeContext context)
    {
        List<UnionArm> arms = [];
        var suffixes = new NameScope();
        foreach (Schema schema in schemas)
        {
            // Alternatives have no names in the document, so that a number is as good as any.
            string suffix = ArmSuffix(schema);
            TypeRefModel type = Type(schema, context.Part(suffix.Length > 0 ? suffixes.Take(suffix) : "").AsCase());
            arms.Add(new UnionArm(schema, type with { AllowsNull = false }));
        }

        return arms;
    }

    private ConstraintModel CaseConstraints(UnionArm arm) =>
        ConstraintParser.Parse(arm.Schema, arm.Type, Rules) is var constraints && ConstraintParser.Contradiction(constraints) is null ? constraints : ConstraintModel.None;

    /// <summary>What is said of the values of a case; null when nothing is, or its type says it.</summary>
    private string? CaseFacts(UnionArm arm)
    {
        string? kind = arm.Type.Kind switch
        {
            TypeKind.String => "Text",
            TypeKind.FileInput => "A file",
            TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double => "A number",
            TypeKind.List => "A list",
            TypeKind.Map => "An object",
            _ => null,
        };
        string facts = kind is null ? "" : string.Join(" ", FactText.Sentences(new PropertyFacts(arm.Schema, [arm.Schema], Rules, arm.Type, arm.Constraints), new StatedFacts("")));
        return facts.Length == 0 ? null : $"{kind}: {facts}";
    }

    private bool IsRecursive(TypeContext context) =>
        context.Component is { } component && (_circular ??= SchemaCircles.In(_document.Schemas)).Contains(component);

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

    private static string ArmSuffix(Schema arm) =>
        arm.Enum is not null || arm.Const is not null ? "Preset"
        : arm.Properties.Count > 0 ? "Object"
        : arm.Types.HasFlag(SchemaTypes.Array) ? arm.PrefixItems.Count > 0 ? "Tuple" : arm.Items is { } items && IsObjectSchema(items) ? "" : "Item"
        : "Case";
}
