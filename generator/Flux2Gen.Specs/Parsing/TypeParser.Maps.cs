using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <content>Maps: objects whose members have any name, or any that matches a pattern.</content>
internal sealed partial class TypeParser
{
    private TypeRefModel Map(Schema schema, TypeContext context)
    {
        return MapSchema.Values(schema) is { } values
            ? Bounded(TypeRefModel.Map(Type(values, context.Part(ItemSuffix(values, "Value")).AsValue())), schema)
            : TypeRefModel.Of(TypeKind.Json);
    }
}
