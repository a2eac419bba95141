using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Prints the code that reads and writes one value of a type.</summary>
internal static class JsonCode
{
    /// <summary>An expression that reads a value from <c>reader</c>.</summary>
    public static string Read(TypeRefModel type, string reader = "reader", int depth = 0) => type.Kind switch
    {
        TypeKind.List => $"{TypeRefs.FalJsonReader}.ReadList{Argument(type.Item!)}(ref {reader}, {ReadItem(type.Item!, depth)})",
        TypeKind.Map => $"{TypeRefs.FalJsonReader}.ReadMap{Argument(type.Item!)}(ref {reader}, {ReadItem(type.Item!, depth)})",
        _ => $"{ReadMethod(type)}(ref {reader})",
    };

    /// <summary>A call of the method that reads a member, without its target.</summary>
    public static string ReadMember(TypeRefModel type) => type.Kind switch
    {
        TypeKind.List or TypeKind.Map when IsPlainModel(type.Item!) => $"Read{type.Kind}<{CSharpType.Of(type.Item!)}>(ref reader)",
        TypeKind.List or TypeKind.Map => $"Read{type.Kind}{Argument(type.Item!)}(ref reader, {ReadItem(type.Item!, depth: 0)})",
        TypeKind.Json => "ReadElement(ref reader)",
        TypeKind.Enum => $"ReadEnum<{type.Name}>(ref reader)",
        _ when type.IsModel => $"ReadModel<{CSharpType.Of(type)}>(ref reader)",
        _ => $"Read{type.Kind}(ref reader)",
    };

    /// <summary>Whether an item reads and writes itself, so that nobody need say how.</summary>
    public static bool IsPlainModel(TypeRefModel item) => item.IsModel && !CSharpType.IsNullableItem(item);

    /// <summary>An expression of the delegate that writes an item.</summary>
    public static string WriteItem(TypeRefModel item, int depth = 0)
    {
        string plain = item.Kind switch
        {
            TypeKind.List => Lambda($"{TypeRefs.FalJsonWriter}.WriteList{Argument(item.Item!)}({Writer(depth)}, {Value(depth)}, {WriteItem(item.Item!, depth + 1)})", depth),
            TypeKind.Map => Lambda($"{TypeRefs.FalJsonWriter}.WriteMap{Argument(item.Item!)}({Writer(depth)}, {Value(depth)}, {WriteItem(item.Item!, depth + 1)})", depth),
            _ => WriteMethod(item),
        };
        if (!CSharpType.IsNullableItem(item))
        {
            return plain;
        }

        string method = item.IsValueType ? "WriteNullOrValue" : "WriteNullOr";
        string inner = item.Kind is TypeKind.List or TypeKind.Map ? WriteItem(item with { AllowsNull = false }, depth + 1) : plain;
        return Lambda($"{TypeRefs.FalJsonWriter}.{method}<{CSharpType.Of(item)}>({Writer(depth)}, {Value(depth)}, {inner})", depth);
    }

    private static string ReadItem(TypeRefModel item, int depth)
    {
        if (CSharpType.IsNullableItem(item))
        {
            string method = item.IsValueType ? "ReadNullOrValue" : "ReadNullOr";
            return ReadLambda($"{TypeRefs.FalJsonReader}.{method}<{CSharpType.Of(item)}>(ref {Reader(depth)}, {ReadItem(item with { AllowsNull = false }, depth + 1)})", depth);
        }

        return item.Kind is TypeKind.List or TypeKind.Map
            ? ReadLambda(Read(item, Reader(depth), depth + 1), depth)
            : ReadMethod(item);
    }

    /// <summary>The type argument, where the compiler would have to look into a lambda for it: lambdas in each other would take it exponential time.</summary>
    private static string Argument(TypeRefModel item) =>
        item.Kind is TypeKind.List or TypeKind.Map || CSharpType.IsNullableItem(item) ? $"<{CSharpType.OfItem(item)}>" : "";

    private static string ReadMethod(TypeRefModel type) => $"{TypeRefs.FalJsonReader}." + type.Kind switch
    {
        TypeKind.String => "ReadString",
        TypeKind.Boolean => "ReadBoolean",
        TypeKind.Int32 => "ReadInt32",
        TypeKind.Int64 => "ReadInt64",
        TypeKind.Double => "ReadDouble",
        TypeKind.Json => "ReadElement",
        _ => $"ReadModel<{CSharpType.Of(type)}>",
    };

    private static string WriteMethod(TypeRefModel type) => $"{TypeRefs.FalJsonWriter}." + type.Kind switch
    {
        TypeKind.String => "WriteString",
        TypeKind.Boolean => "WriteBoolean",
        TypeKind.Int32 => "WriteInt32",
        TypeKind.Int64 => "WriteInt64",
        TypeKind.Double => "WriteDouble",
        TypeKind.Json => "WriteElement",
        _ => "WriteModel",
    };

    private static string ReadLambda(string body, int depth) => $"static (ref {TypeRefs.Utf8JsonReader} {Reader(depth)}) => {body}";

    private static string Lambda(string body, int depth) => $"static ({Writer(depth)}, {Value(depth)}) => {body}";

    // Nested lambdas need parameters of their own, and all need others than the method around them.
    private static string Reader(int depth) => $"reader{depth + 2}";

    private static string Writer(int depth) => $"writer{depth + 2}";

    private static string Value(int depth) => $"value{depth + 2}";
}
