using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits how the files of an input are replaced by their addresses.</summary>
internal static class FileMapEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type)
    {
        using (writer.Block(
            $"{type.Name} {TypeRefs.IFalFileHolder}<{type.Name}>.WithFiles({TypeRefs.FalFileMap} files) => this with",
            end: "};"))
        {
            foreach (PropertyModel property in type.Properties.Where(static property => property.Type.HoldsFiles))
            {
                writer.Line($"{property.Name} = {Map(property.Type, property.Name)},");
            }
        }
    }

    public static void Emit(SourceWriter writer, UnionModel type)
    {
        using (writer.Block($"{type.Name} {TypeRefs.IFalFileHolder}<{type.Name}>.WithFiles({TypeRefs.FalFileMap} files) => Value switch", end: "};"))
        {
            foreach (UnionCaseModel item in UnionEmitter.ByType(type).Where(static item => item.Type.HoldsFiles))
            {
                string name = UnionEmitter.Variable(item);
                writer.Line($"{CSharpType.Of(item.Type)} {name} => new({Map(item.Type, name)}),");
            }

            writer.Line("_ => this,");
        }
    }

    private static string Map(TypeRefModel type, string expression, int depth = 1)
    {
        if (type.Item is { Kind: TypeKind.List or TypeKind.Map } nested)
        {
            string item = $"item{depth}";
            return $"{TypeRefs.FalFileMap}.Each({expression}, {item} => {Map(nested, item, depth + 1)})";
        }

        TypeRefModel leaf = type.Item ?? type;
        string method = leaf.Kind == TypeKind.FileInput ? "Map" : type.Item is { AllowsNull: true } ? $"MapIn<{CSharpType.Of(leaf)}>" : "MapIn";

        // A list that may hold nulls keeps them, which the signature does not promise; and of a map of values that may be
        // null the compiler must be told that it is one.
        bool hasNulls = type.Item is { AllowsNull: true };
        return $"files.{method}({expression}{(hasNulls ? "!" : "")}){(hasNulls && type.Kind == TypeKind.Map ? "!" : "")}";
    }
}
