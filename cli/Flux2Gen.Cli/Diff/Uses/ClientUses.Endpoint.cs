using Flux2Gen.Generator.Emission;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Cli.Diff.Uses;

/// <content>The endpoint and its calls.</content>
internal static partial class ClientUses
{
    /// <summary>The calls of an endpoint that take an input.</summary>
    public static readonly IReadOnlyList<string> Methods = ["RunAsync", "SubscribeAsync", "SubmitAsync", "StreamAsync"];

    /// <summary>The values that the short form of the calls takes; none where there is no such form.</summary>
    public static IReadOnlyList<PropertyModel> ShortcutOf(EndpointModel endpoint) => ShortcutEmitter.RequiredOf(endpoint);

    private static IEnumerable<Use> OfEndpoint(EndpointModel endpoint)
    {
        string type = endpoint.ClassName;
        string input = CSharpType.Of(endpoint.Input);
        string property = ApiName.Of(endpoint.Name);
        yield return new Use(UseName.ApiProperty(property), type, UsePurpose.Any, [type], type, $"{ApiName.ClassName} x", $"x.{property}");
        yield return new Use(UseName.New(type), type, UsePurpose.Any, [type], type, "Flux2Gen.FalClient v", $"new {type}(v)");

        IReadOnlyList<PropertyModel> values = ShortcutOf(endpoint);
        foreach (string method in Methods)
        {
            string result = ResultOf(method, CSharpType.Of(endpoint.Output));
            yield return new Use(UseName.Call(type, method), type, UsePurpose.Any, TypeNames.Of(type, endpoint.Input, endpoint.Output), result, $"{type} x, {input} v", $"x.{method}(v)");
            if (values.Count == 0)
            {
                continue;
            }

            IReadOnlyList<string> mentions = TypeNames.Of(type, values.Select(value => value.Type).Append(endpoint.Output));
            string parameters = string.Concat(values.Select((value, index) => $", {CSharpType.Of(value)} v{index}"));
            yield return new Use(UseName.Shortcut(type, method), type, UsePurpose.Any, mentions, result, $"{type} x{parameters}", $"x.{method}({string.Join(", ", values.Select((_, index) => $"v{index}"))})");
            yield return new Use(UseName.NamedShortcut(type, method), type, UsePurpose.Any, mentions, result, $"{type} x{parameters}", $"x.{method}({string.Join(", ", values.Select((value, index) => $"{value.LocalName}: v{index}"))})");
        }
    }

    private static string ResultOf(string method, string output) => method switch
    {
        "StreamAsync" => $"Flux2Gen.FalStream<{output}>",
        "SubmitAsync" => $"System.Threading.Tasks.Task<Flux2Gen.FalRequest<{output}>>",
        _ => $"System.Threading.Tasks.Task<Flux2Gen.FalResult<{output}>>",
    };
}
