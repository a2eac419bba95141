using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Problems;

namespace Flux2Gen.Specs.Parsing;

/// <content>References, and schemas that say with several what one could say.</content>
internal sealed partial class TypeParser
{
    private readonly Dictionary<Schema, Schema> _shapes = [];

    private TypeRefModel Mixture(Schema schema, TypeContext context)
    {
        if (SchemaMerger.IsAlias(schema, Shape))
        {
            return Type(schema.AllOf[0], context);
        }

        // What is mixed in may hold the mixture itself.
        if (_mixed.TryGetValue(schema.Pointer, out TypeRefModel? known))
        {
            return known;
        }

        if (SchemaMerger.Merge(schema, Parts(schema), Resolve, Shape) is not { } merged)
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, schema.Pointer, "no value is all that it asks for, or too many alternatives are mixed in it");
            return TypeRefModel.Of(TypeKind.Json);
        }

        _mixed[schema.Pointer] = TypeRefModel.Of(TypeKind.Json);
        TypeRefModel type = Type(merged, context);
        _mixed.Remove(schema.Pointer);
        return type;
    }

    private Schema[] Parts(Schema schema) => [.. Parts(schema, [], 0)];

    /// <summary>The schemas that make up one, itself last; each once, as they may mix in each other.</summary>
    private IEnumerable<Schema> Parts(Schema schema, HashSet<Schema> seen, int depth)
    {
        if (depth == MaxDepth || !seen.Add(schema))
        {
            return [];
        }

        return [.. schema.AllOf.SelectMany(part => Parts(Resolve(part), seen, depth + 1)), schema];
    }

    /// <summary>What a schema says of its members, wherever it says it.</summary>
    private Schema Shape(Schema schema)
    {
        Schema target = Resolve(schema);
        if (!SchemaMerger.IsMixture(target))
        {
            return target;
        }

        if (!_shapes.TryGetValue(target, out Schema? shape))
        {
            // While it is made it stands for itself: a schema may mix in itself.
            _shapes[target] = target;
            shape = _shapes[target] = SchemaMerger.Merge(target, Parts(target), Resolve, Shape) ?? target;
        }

        return shape;
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
