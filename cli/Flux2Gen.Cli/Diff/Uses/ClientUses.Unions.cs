using Flux2Gen.Generator.Emission;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Cli.Diff.Uses;

/// <content>Unions.</content>
internal static partial class ClientUses
{
    /// <summary>The types that a case of a union converts from, as C#.</summary>
    public static IEnumerable<string> SourcesOf(TypeRefModel type) => UnionEmitter.Sources(type);

    private static IEnumerable<Use> OfUnion(UnionModel type)
    {
        foreach (UnionCaseModel item in type.Cases)
        {
            string value = CSharpType.Of(item.Type);
            IReadOnlyList<string> mentions = TypeNames.Of(type.Name, item.Type);
            yield return new Use(UseName.NewCase(type.Name, item.Name), type.Name, UsePurpose.Make, mentions, type.Name, $"{value} v", $"new {type.Name}(v)");
            foreach (string source in SourcesOf(item.Type))
            {
                yield return new Use(UseName.Convert(type.Name, item.Name, source), type.Name, UsePurpose.Make, mentions, type.Name, $"{source} v", "v");
            }

            string variable = item.Type.IsValueType ? value : $"{value}?";
            yield return new Use(UseName.TryGet(type.Name, item.Name), type.Name, UsePurpose.Read, mentions, "bool", $"{type.Name} x", $"x.TryGet{item.Name}(out {variable} _)");
            if (item.Type is { Kind: TypeKind.WellKnown, Name: "ImageSize" })
            {
                yield return new Use(UseName.NewSize(type.Name), type.Name, UsePurpose.Make, [type.Name], type.Name, "int width, int height", $"new {type.Name}(width, height)");
            }

            foreach (EnumValueModel preset in item.Presets)
            {
                yield return new Use(UseName.Get(type.Name, preset.Name), type.Name, UsePurpose.Make, [type.Name], type.Name, "", $"{type.Name}.{preset.Name}");
            }
        }

        IReadOnlyList<string> all = TypeNames.Of(type.Name, type.Cases.Select(item => item.Type));
        string[] functions = [.. type.Cases.Select((item, index) => $"System.Func<{CSharpType.Of(item.Type)}, int> f{index}"), "System.Func<System.Text.Json.JsonElement, int> json"];
        string parameters = $"{type.Name} x, {string.Join(", ", functions)}";
        yield return new Use(UseName.Match(type.Name), type.Name, UsePurpose.Read, all, "int", parameters, $"x.Match({string.Concat(type.Cases.Select((item, index) => $"when{item.Name}: f{index}, "))}whenJson: json)");
        yield return new Use(UseName.MatchInOrder(type.Name), type.Name, UsePurpose.Read, all, "int", parameters, $"x.Match({string.Concat(type.Cases.Select((_, index) => $"f{index}, "))}json)");
        if (type.HasRules)
        {
            yield return Validate(type.Name);
        }
    }
}
