using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <content>Maps: objects whose members have any name, or any that matches a pattern.</content>
internal sealed partial class TypeParser
{
    private TypeRefModel Map(Schema schema, TypeContext context)
    {
        if (MapSchema.Values(schema) is not { } values)
        {
            return TypeRefModel.Of(TypeKind.Json);
        }

        TypeRefModel item = Type(values, context.Part(ItemSuffix(values, "Value")).AsValue(), out bool allowsNull);
        return Bounded(TypeRefModel.Map(item with { AllowsNull = allowsNull }), schema);
    }
}
