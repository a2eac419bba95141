using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Tests.Diffing;

/// <summary>A document before and after a change, and what the diff has to say of it.</summary>
internal sealed record ChangeCase(string Name, ChangeKind Kind, string Where, Impact Compile, Impact Runtime)
{
    private const string Empty = """{"type":"object","properties":{"any":{"type":"string"}}}""";

    public string OldInput { get; init; } = Empty;

    public string NewInput { get; init; } = Empty;

    public string OldOutput { get; init; } = Empty;

    public string NewOutput { get; init; } = Empty;

    /// <summary>Further schemas, as members of <c>components.schemas</c>.</summary>
    public string OldComponents { get; init; } = "";

    public string NewComponents { get; init; } = "";

    /// <summary>The name that all the endpoint's types begin with.</summary>
    public string Prefix => "Test" + string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public SpecFile Before => new($"{Name}.old.json", Document(OldInput, OldOutput, OldComponents));

    public SpecFile After => new($"{Name}.new.json", Document(NewInput, NewOutput, NewComponents));

    /// <summary>An input before and after.</summary>
    public static ChangeCase OfInput(string name, ChangeKind kind, string where, Impact compile, Impact runtime, string before, string after) =>
        new(name, kind, where, compile, runtime) { OldInput = Object(before), NewInput = Object(after) };

    /// <summary>An output before and after.</summary>
    public static ChangeCase OfOutput(string name, ChangeKind kind, string where, Impact compile, Impact runtime, string before, string after) =>
        new(name, kind, where, compile, runtime) { OldOutput = Object(before), NewOutput = Object(after) };

    /// <summary>Properties, of which those with an exclamation mark are required.</summary>
    public static string Object(string properties)
    {
        string[] required = [.. properties.Split("!\"").SkipLast(1).Select(part => part[(part.LastIndexOf('"') + 1)..])];
        return $$"""{"type":"object","properties":{{{properties.Replace("!\"", "\"", StringComparison.Ordinal)}}},"required":[{{string.Join(",", required.Select(name => $"\"{name}\""))}}]}""";
    }

    public override string ToString() => Name;

    private string Document(string input, string output, string components) => $$"""
        {
          "openapi": "3.0.4",
          "info": { "x-fal-metadata": { "endpointId": "test/{{Name}}" } },
          "components": { "schemas": { "In": {{input}}, "Out": {{output}}{{(components.Length == 0 ? "" : $", {components}")}} } },
          "paths": {
            "/test/{{Name}}": {
              "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/In" } } } } }
            },
            "/test/{{Name}}/requests/{request_id}": {
              "get": { "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Out" } } } } } }
            }
          }
        }
        """;
}
