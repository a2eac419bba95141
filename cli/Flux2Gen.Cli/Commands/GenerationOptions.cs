using System.CommandLine;

namespace Flux2Gen.Cli.Commands;

/// <summary>The options that stand for the settings of a project file: <c>docs/configuration.md</c>.</summary>
internal sealed class GenerationOptions
{
    private readonly Option<string> _rootNamespace;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="rootNamespace">The root namespace of the project, unless another is given.</param>
    public GenerationOptions(string rootNamespace) => _rootNamespace = new Option<string>("--root-namespace")
    {
        Description = "The root namespace of the project that the code is for.",
        DefaultValueFactory = _ => rootNamespace,
    };

    private Option<string?> Namespace { get; } = new("--namespace") { Description = "Flux2GenNamespace: the namespace of the code; the root namespace and '.Fal' when it is not given." };

    private Option<string?> Accessibility { get; } = new("--accessibility") { Description = "Flux2GenAccessibility: public or internal." };

    private Option<string?> ApiName { get; } = new("--api-name") { Description = "Flux2GenApiName: the name of the class that lists the endpoints." };

    private Option<string?> WellKnownTypes { get; } = new("--well-known-types") { Description = "Flux2GenWellKnownTypes: whether fal's files and sizes are the library's classes.", HelpName = "true|false" };

    private Option<string?> FileInputs { get; } = new("--file-inputs") { Description = "Flux2GenFileInputs: whether addresses of media take local files too.", HelpName = "true|false" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_rootNamespace, Namespace, Accessibility, ApiName, WellKnownTypes, FileInputs])
        {
            command.Add(option);
        }
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
        .. new[]
        {
            (Property: "Flux2GenNamespace", Option: Namespace),
            (Property: "Flux2GenAccessibility", Option: Accessibility),
            (Property: "Flux2GenApiName", Option: ApiName),
            (Property: "Flux2GenWellKnownTypes", Option: WellKnownTypes),
            (Property: "Flux2GenFileInputs", Option: FileInputs),
        }
        .Select(setting => (setting.Property, Value: parsed.GetValue(setting.Option)!))
        .Where(setting => setting.Value is not null),
    ];
}
