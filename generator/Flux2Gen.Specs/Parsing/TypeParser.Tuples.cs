using System.Globalization;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Problems;

namespace Flux2Gen.Specs.Parsing;

/// <content>Tuples: arrays whose items have a schema each.</content>
internal sealed partial class TypeParser
{
    /// <summary>More is no tuple that anybody would want to deconstruct.</summary>
    private const int MaxTupleItems = 16;

    private TypeRefModel Tuple(Schema schema, TypeContext context)
    {
        if (schema.PrefixItems.Count > MaxTupleItems)
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, $"{schema.Pointer}/prefixItems", $"it is a tuple of more than {MaxTupleItems} items");
            return TypeRefModel.List(TypeRefModel.Of(TypeKind.Json));
        }

        TypeRefModel type = Declare(context, schema, new TypeRefModel { Kind = TypeKind.Object, IsTuple = true });
        int place = _objects.Count;
        _objects.Add(null!);
        List<PropertyModel> items = [];
        var names = new NameScope(type.Name);
        var locals = new NameScope(ParameterNames);
        foreach (Schema item in schema.PrefixItems)
        {
            string place1 = (items.Count + 1).ToString(CultureInfo.InvariantCulture);
            string titled = item.Title is { Length: > 0 and <= 40 } title && title.Any(char.IsLetter) ? CSharpName.Identifier(title) : $"Item{place1}";
            titled = ReservedNames.IsOfTuple(titled) ? $"{titled}Value" : titled;

            // C# gives ItemN to the item at that place of a tuple, and to no other.
            string name = names.Take(titled.StartsWith("Item", StringComparison.Ordinal) && titled.Skip(4).All(char.IsDigit) ? $"Item{place1}" : titled);
            PropertyModel model = Property(items.Count.ToString(CultureInfo.InvariantCulture), name, item, isRequired: true, context with { Name = type.Name, Member = null });

            if (schema.PrefixItems.Count == 1 && model.Type.Name == type.Name)
            {
                // C# would take the constructor for the one that copies.
                _problems.Add(SpecProblemKind.UnsupportedSchema, item.Pointer, "it is made of nothing but itself");
                model = model with { Type = TypeRefModel.Of(TypeKind.Json), Constraints = ConstraintModel.None };
            }

            // Free-form JSON holds null itself.
            items.Add(model with { LocalName = CSharpName.Camel(name, locals), Constant = null, AllowsNull = model.AllowsNull && model.Type.Kind != TypeKind.Json });
        }

        _objects[place] = new ObjectModel
        {
            Name = type.Name,
            Docs = DocParser.OfType(schema, Fallback(context, type.Name)),
            IsDeprecated = schema.IsDeprecated,
            IsTuple = true,
            Properties = items.ToEquatableArray(),
            HoldsFiles = false,
            HasRules = false,
            IsInput = context.IsInput,
        };
        return type;
    }
}
