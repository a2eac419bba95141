using Flux2Gen.Generator.Emission;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Uses;

/// <summary>All that callers can write against the client of an endpoint, one use for each thing.</summary>
internal static partial class ClientUses
{
    /// <summary>Lists the uses.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The uses. No two have one name.</returns>
    public static IReadOnlyList<Use> Of(EndpointModel endpoint) =>
    [
        .. OfEndpoint(endpoint),
        .. endpoint.Objects.SelectMany(type => type.IsTuple ? OfTuple(type) : OfObject(type, type.Name == endpoint.Input.Name)),
        .. endpoint.Enums.SelectMany(OfEnum),
        .. endpoint.Unions.SelectMany(OfUnion),
    ];

    private static IEnumerable<Use> OfProperties(ObjectModel type)
    {
        foreach (PropertyModel property in type.Properties)
        {
            IReadOnlyList<string> mentions = TypeNames.Of(type.Name, property.Type);
            string declared = CSharpType.Of(property);
            yield return new Use(UseName.Read(type.Name, property.Name), type.Name, UsePurpose.Read, mentions, declared, $"{type.Name} x", $"x.{property.Name}");
            yield return new Use(UseName.Set(type.Name, property.Name), type.Name, UsePurpose.Make, mentions, type.Name, $"{type.Name} x, {CSharpType.Of(property.Type)} v", $"x with {{ {property.Name} = v }}");
            if (CSharpType.IsNullable(property) && property.Type.IsValueType)
            {
                string value = CSharpType.Of(property.Type);
                yield return new Use(UseName.ReadOrDefault(type.Name, property.Name), type.Name, UsePurpose.Read, mentions, value, $"{type.Name} x", $"x.{property.Name} ?? default({value})");
            }

            if (CSharpType.IsNullable(property))
            {
                yield return new Use(UseName.SetNullable(type.Name, property.Name), type.Name, UsePurpose.Make, mentions, type.Name, $"{type.Name} x, {declared} v", $"x with {{ {property.Name} = v }}");
            }
        }
    }

    private static IEnumerable<Use> OfObject(ObjectModel type, bool isRootInput)
    {
        PropertyModel[] given = [.. type.Properties.Where(property => property.MustBeGiven)];
        yield return new Use(
            UseName.New(type.Name),
            type.Name,
            UsePurpose.Make,
            TypeNames.Of(type.Name, given.Select(property => property.Type)),
            type.Name,
            string.Join(", ", given.Select((property, index) => $"{CSharpType.Of(property)} v{index}")),
            $"new {type.Name} {{ {string.Join(", ", given.Select((property, index) => $"{property.Name} = v{index}"))} }}");
        foreach (Use use in OfProperties(type))
        {
            yield return use;
        }

        if (type.HasRules || isRootInput)
        {
            yield return Validate(type.Name);
        }
    }

    private static IEnumerable<Use> OfTuple(ObjectModel type)
    {
        IReadOnlyList<string> mentions = TypeNames.Of(type.Name, type.Properties.Select(item => item.Type));
        string[] types = [.. type.Properties.Select(CSharpType.Of)];
        string parameters = string.Join(", ", types.Select((item, index) => $"{item} v{index}"));
        yield return new Use(UseName.New(type.Name), type.Name, UsePurpose.Make, mentions, type.Name, parameters, $"new {type.Name}({string.Join(", ", types.Select((_, index) => $"v{index}"))})");
        if (types.Length > 1)
        {
            yield return new Use(UseName.FromTuple(type.Name), type.Name, UsePurpose.Make, mentions, type.Name, $"({string.Join(", ", types)}) v", "v");
        }

        string outs = string.Concat(types.Select((item, index) => $", out {item} v{index}"));
        yield return new Use(UseName.Deconstruct(type.Name), type.Name, UsePurpose.Read, mentions, "void", $"{type.Name} x{outs}", $"x.Deconstruct({string.Join(", ", types.Select((_, index) => $"out v{index}"))})");
        foreach (Use use in OfProperties(type))
        {
            yield return use;
        }

        if (type.HasRules)
        {
            yield return Validate(type.Name);
        }
    }

    private static IEnumerable<Use> OfEnum(EnumModel type)
    {
        string value = type.IsNumeric ? "long" : "string";
        yield return new Use(UseName.New(type.Name), type.Name, UsePurpose.Make, [type.Name], type.Name, $"{value} v", $"new {type.Name}(v)");
        yield return new Use(UseName.Value(type.Name), type.Name, UsePurpose.Read, [type.Name], value, $"{type.Name} x", "x.Value");
        foreach (EnumValueModel member in type.Values)
        {
            yield return new Use(UseName.Get(type.Name, member.Name), type.Name, UsePurpose.Any, [type.Name], type.Name, "", $"{type.Name}.{member.Name}");
            yield return new Use(UseName.Wire(type.Name, member.Name), type.Name, UsePurpose.Any, [type.Name], value, "", $"{type.Name}.Wire.{member.Name}");
        }
    }

    private static Use Validate(string type) =>
        new(UseName.Validate(type), type, UsePurpose.Make, [type], "object", $"{type} x", "x.Validate()");
}
