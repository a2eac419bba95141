using System.CommandLine;
using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Cli.Commands;

/// <summary>The options that say what clients the project makes, for commands that compare them.</summary>
internal sealed class ClientOptions
{
    private readonly TypeOptions _types = new();

    /// <summary>Initializes a new instance.</summary>
    public ClientOptions() => Names.Validators.Add(result =>
    {
        foreach (string text in result.Tokens.Select(token => token.Value))
        {
            if (Split(text) is not (var id, var name) || !EndpointName.IsEndpointId(id))
            {
                result.AddError($"--name takes an endpoint id and a name, such as fal-ai/flux-2-pro=Painter, not '{text}'.");
            }
            else if (EndpointName.ProblemWith(name) is { } problem)
            {
                result.AddError($"--name {text}: {problem}.");
            }
        }
    });

    private Option<string[]> Names { get; } = new("--name")
    {
        Description = "The Name of a FalSpec item: the C# name that the project has chosen for an endpoint. Can be given several times.",
        HelpName = "endpoint-id=Name",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(Names);
        _types.AddTo(command);
    }

    /// <summary>Reads what was given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The settings.</returns>
    public ClientSettings Of(ParseResult parsed)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string text in parsed.GetValue(Names) ?? [])
        {
            (string id, string name) = Split(text)!.Value;
            names[id] = name;
        }

        // As the generator reads a project file.
        var options = new SpecOptions([.. _types.SettingsOf(parsed).Where(setting => setting.Value is not null).Select(setting => ($"build_property.{setting.Property}", setting.Value!))]);
        return new ClientSettings { Parsing = ProjectSettings.Read(options).Parsing, Names = names };
    }

    private static (string Id, string Name)? Split(string text) => text.Split('=') is [var id, var name] ? (id, name) : null;
}
