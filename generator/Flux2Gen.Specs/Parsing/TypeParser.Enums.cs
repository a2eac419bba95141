using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Problems;

namespace Flux2Gen.Specs.Parsing;

/// <content>Enums and constants.</content>
internal sealed partial class TypeParser
{
    private TypeRefModel Enum(Schema schema, IReadOnlyList<JsonNode?> values, TypeContext context)
    {
        JsonNode[] listed = [.. values.Where(static value => value is not null).Select(static value => value!)];
        if (listed.Length > 0 && listed.All(static value => value.GetValueKind() == JsonValueKind.String))
        {
            return OpenEnum(schema, [.. listed.Select(static value => value.GetValue<string>())], isNumeric: false, context);
        }

        if (listed.Length > 0 && listed.All(IsWholeNumber))
        {
            return OpenEnum(schema, [.. listed.Select(static value => value.ToJsonString())], isNumeric: true, context);
        }

        if (listed.Length > 0 && listed.All(static value => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False))
        {
            return TypeRefModel.Of(TypeKind.Boolean);
        }

        if (listed.Length > 0 && listed.All(IsDouble))
        {
            return TypeRefModel.Of(TypeKind.Double);
        }

        if (listed.All(static value => value is JsonValue) && listed.Select(Kind).Distinct().Count() > 1)
        {
            return AnyOf(OfEachKind(schema, listed), context);
        }

        _problems.Add(SpecProblemKind.UnsupportedSchema, ValuesPointer(schema), listed.Length == 0 ? "it lists no value" : "its values are objects or lists");
        return TypeRefModel.Of(TypeKind.Json);
    }

    /// <summary>A list of texts, numbers and truth values as one of several lists.</summary>
    private static Schema OfEachKind(Schema schema, JsonNode[] listed) => new()
    {
        Pointer = schema.Pointer,
        Title = schema.Title,
        Description = schema.Description,
        AnyOf = [.. listed
            .GroupBy(Kind)
            .Select(group => new Schema { Pointer = schema.Pointer, Enum = [.. group] })],
    };

    private static JsonValueKind Kind(JsonNode value) => value.GetValueKind() is JsonValueKind.True ? JsonValueKind.False : value.GetValueKind();

    private TypeRefModel OpenEnum(Schema schema, IReadOnlyList<string> wire, bool isNumeric, TypeContext context)
    {
        EquatableArray<EnumValueModel> values = EnumValues(wire, context.Name);

        // The same list under the same name, in input and output, is one type.
        if (context.Component is null
            && _enumsByName.TryGetValue(context.Name, out EnumModel? same)
            && same.IsNumeric == isNumeric && same.Values == values)
        {
            return new TypeRefModel { Kind = TypeKind.Enum, Name = same.Name, IsNumeric = isNumeric };
        }

        TypeRefModel type = Declare(context, schema, new TypeRefModel { Kind = TypeKind.Enum, IsNumeric = isNumeric });
        string name = type.Name;
        values = EnumValues(wire, name);
        foreach (EnumValueModel value in values.Where(static value => value.Name != EnumMemberName.FromWire(value.Wire)))
        {
            _problems.Add(SpecProblemKind.NameCollision, ValuesPointer(schema), value.Wire, value.Name, EnumMemberName.FromWire(value.Wire));
        }

        ReportLookalikes(values.Select(static value => value.Wire), _ => ValuesPointer(schema));
        var model = new EnumModel
        {
            Name = name,
            Docs = DocParser.OfType(schema, ValuesFallback(context, name)),
            IsDeprecated = schema.IsDeprecated,
            IsNumeric = isNumeric,
            Values = values,
        };
        _enums.Add(model);
        _enumsByName.Add(name, model);
        return type;
    }

    private static EquatableArray<EnumValueModel> EnumValues(IReadOnlyList<string> wire, string typeName)
    {
        IReadOnlyDictionary<string, string> names = MemberNames.Assign(wire, EnumMemberName.FromWire, name => name == typeName || ReservedNames.IsOfEnum(name));
        return wire.Distinct(StringComparer.Ordinal).Select(value => new EnumValueModel(names[value], value)).ToEquatableArray();
    }

    private static string ValuesPointer(Schema schema) => $"{schema.Pointer}/{(schema.Enum is null ? "const" : "enum")}";

    /// <summary>Whether a double is the number, digit by digit.</summary>
    private static bool IsDouble(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number
        && value.AsValue().TryGetValue(out double number) && Math.Abs(number) < 1e28
        && value.AsValue().TryGetValue(out decimal exact) && (decimal)number == exact;

    private static bool IsWholeNumber(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue(out long _);
}
