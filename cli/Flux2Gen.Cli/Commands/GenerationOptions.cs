using System.CommandLine;

namespace Flux2Gen.Cli.Commands;

/// <summary>The options that stand for the settings of a project file: <c>docs/configuration.md</c>.</summary>
internal sealed class GenerationOptions
{
    private readonly Option<string> _rootNamespace;
    private readonly TypeOptions _types = new();

    /// <summary>Initializes a new instance.</summary>
    /// <param name="rootNamespace">The root namespace of the project, unless another is given.</param>
    public GenerationOptions(string rootNamespace) => _rootNamespace = new Option<string>("--root-namespace")
    {
        Description = "The root namespace of the project that the code is for.",
        HelpName = "namespace",
        DefaultValueFactory = _ => rootNamespace,
    };

    private Option<string?> Namespace { get; } = new("--namespace") { Description = "Flux2GenNamespace: the namespace of the code; the root namespace and '.Fal' when it is not given.", HelpName = "namespace" };

    private Option<string?> Accessibility { get; } = new("--accessibility") { Description = "Flux2GenAccessibility: public or internal. [default: public]", HelpName = "public|internal" };

    private Option<string?> ApiName { get; } = new("--api-name") { Description = "Flux2GenApiName: the name of the class that lists the endpoints. [default: FalApi]", HelpName = "name" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_rootNamespace, Namespace, Accessibility, ApiName])
        {
            command.Add(option);
        }

        _types.AddTo(command);
    }

    /// <summary>Reads the root namespace.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The namespace.</returns>
    public string RootNamespaceOf(ParseResult parsed) => parsed.GetRequiredValue(_rootNamespace);

    /// <summary>Reads what was given, as a project file would say it. The generator itself says what is wrong with a value.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The values by the names of their properties.</returns>
    public IReadOnlyList<(string Property, string Value)> SettingsOf(ParseResult parsed) =>
    [
        .. new (string Property, string? Value)[]
        {
            ("Flux2GenNamespace", parsed.GetValue(Namespace)),
            ("Flux2GenAccessibility", parsed.GetValue(Accessibility)),
            ("Flux2GenApiName", parsed.GetValue(ApiName)),
        }
        .Concat(_types.SettingsOf(parsed))
        .Where(setting => setting.Value is not null)
        .Select(setting => (setting.Property, setting.Value!)),
    ];
}
