using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Prints types.</summary>
internal static class CSharpType
{
    /// <summary>The type without nullability of its own.</summary>
    public static string Of(TypeRefModel type) => type.Kind switch
    {
        TypeKind.String => "string",
        TypeKind.Boolean => "bool",
        TypeKind.Int32 => "int",
        TypeKind.Int64 => "long",
        TypeKind.Double => "double",
        TypeKind.Json => TypeRefs.JsonElement,
        TypeKind.FileInput => TypeRefs.FalFileInput,
        TypeKind.WellKnown => $"global::Flux2Gen.{type.Name}",
        TypeKind.List => $"{TypeRefs.IReadOnlyList}<{OfItem(type.Item!)}>",
        TypeKind.Map => $"{TypeRefs.IReadOnlyDictionary}<string, {OfItem(type.Item!)}>",
        _ => type.Name,
    };

    /// <summary>The type of an item, with the nullability that its list gives it. JSON holds null itself.</summary>
    public static string OfItem(TypeRefModel item) => Of(item) + (IsNullableItem(item) ? "?" : "");

    /// <summary>The type of a property.</summary>
    public static string Of(PropertyModel property) =>
        Of(property.Type) + (IsNullable(property) ? "?" : "");

    public static bool IsNullable(PropertyModel property) => !property.IsRequired || property.AllowsNull;

    public static bool IsNullableItem(TypeRefModel item) => item.AllowsNull && item.Kind != TypeKind.Json;
}
