using System.CommandLine;

namespace Flux2Gen.Cli.Commands;

/// <summary>The options that stand for those settings of a project file that change what callers see: <c>docs/configuration.md</c>.</summary>
internal sealed class TypeOptions
{
    /// <summary>Initializes a new instance.</summary>
    public TypeOptions()
    {
        foreach (Option<string?> option in (Option<string?>[])[WellKnownTypes, FileInputs])
        {
            option.Validators.Add(result =>
            {
                if (!bool.TryParse(result.GetValueOrDefault<string?>(), out _))
                {
                    result.AddError($"{option.Name} is true or false.");
                }
            });
        }
    }

    private Option<string?> WellKnownTypes { get; } = new("--well-known-types") { Description = "Flux2GenWellKnownTypes: whether fal's files and sizes are the library's classes. [default: true]", HelpName = "true|false" };

    private Option<string?> FileInputs { get; } = new("--file-inputs") { Description = "Flux2GenFileInputs: whether addresses of media take local files too. [default: true]", HelpName = "true|false" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(WellKnownTypes);
        command.Add(FileInputs);
    }

    /// <summary>Reads what was given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The values by the names of their properties; <see langword="null"/> for what was not given.</returns>
    public IReadOnlyList<(string Property, string? Value)> SettingsOf(ParseResult parsed) =>
    [
        ("Flux2GenWellKnownTypes", parsed.GetValue(WellKnownTypes)),
        ("Flux2GenFileInputs", parsed.GetValue(FileInputs)),
    ];
}
