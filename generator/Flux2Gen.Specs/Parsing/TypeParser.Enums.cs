using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Specs.Parsing;

/// <content>Enums and constants.</content>
internal sealed partial class TypeParser
{
    /// <summary>Members that every emitted enum has.</summary>
    private static readonly string[] EnumMembers =
    [
        "Value", "Values", "IsKnown", "Wire", "Parse", "TryParse", "Equals", "GetHashCode", "GetType", "MemberwiseClone",
        "ReferenceEquals", "ToString", "Finalize", "Clone", "PrintMembers", "ReadJson", "WriteJson",
    ];

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
            bool allowsNull = false;
            return AnyOf(OfEachKind(schema, listed), context, ref allowsNull);
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
        List<EnumValueModel> values = EnumValues(wire, context.Name, collided: null);

        // The same list under the same name, in input and output, is one type.
        if (context.Component is null
            && _enums.Find(other => other.Name == context.Name) is { } same
            && same.IsNumeric == isNumeric && same.Values == values.ToEquatableArray())
        {
            return new TypeRefModel { Kind = TypeKind.Enum, Name = same.Name, IsNumeric = isNumeric };
        }

        TypeRefModel type = Declare(context, schema, new TypeRefModel { Kind = TypeKind.Enum, IsNumeric = isNumeric });
        string name = type.Name;
        values = EnumValues(wire, name, (value, member, wanted) => _problems.Add(SpecProblemKind.NameCollision, ValuesPointer(schema), value, member, wanted));
        _enums.Add(new EnumModel
        {
            Name = name,
            Docs = DocParser.OfType(schema, ValuesFallback(context, name)),
            IsDeprecated = schema.IsDeprecated,
            IsNumeric = isNumeric,
            Values = values.ToEquatableArray(),
        });
        return type;
    }

    private static List<EnumValueModel> EnumValues(IReadOnlyList<string> wire, string typeName, Action<string, string, string>? collided)
    {
        var taken = new NameScope([typeName, .. EnumMembers]);
        Dictionary<string, string> names = new(StringComparer.Ordinal);

        // In ordinal order, so that the order of a document does not decide who gets the number.
        foreach (string value in wire.Distinct(StringComparer.Ordinal).OrderBy(static value => value, StringComparer.Ordinal))
        {
            string wanted = EnumMemberName.Of(value);
            string name = wanted == typeName || EnumMembers.Contains(wanted) ? taken.Take($"{wanted}Value") : taken.Take(wanted);
            if (name != wanted)
            {
                collided?.Invoke(value, name, wanted);
            }

            names[value] = name;
        }

        return [.. wire.Distinct(StringComparer.Ordinal).Select(value => new EnumValueModel(names[value], value))];
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
