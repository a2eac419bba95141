using System.CommandLine;

namespace Flux2Gen.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>The environment variable that stands in for <see cref="Fal"/>.</summary>
    public const string FalVariable = "FLUX2GEN_FAL";

    /// <summary>Gets the option that names the folder of documents.</summary>
    public static Option<string> Specs { get; } = new("--specs")
    {
        Description = "The folder of documents.",
        DefaultValueFactory = _ => "specs",
        HelpName = "folder",
    };

    /// <summary>Gets the option that puts another server in fal's place.</summary>
    public static Option<string?> Fal { get; } = new("--fal")
    {
        Description = $"A server to ask instead of fal, such as the address that 'flux2gen serve' prints. {FalVariable} does the same.",
        HelpName = "address",
    };

    /// <summary>Gets the option that asks for JSON.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print JSON for scripts.",
    };

    /// <summary>Gets the option that says how changes are printed.</summary>
    public static Option<string> Format { get; } = FormatOption();

    /// <summary>Gets the option that lets changes made by hand be lost.</summary>
    public static Option<bool> Force { get; } = new("--force")
    {
        Description = "Overwrite documents that were changed by hand.",
    };

    private static Option<string> FormatOption()
    {
        var format = new Option<string>("--format")
        {
            Description = "How to print: table for people, markdown for a pull request, or json, as --json.",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "markdown", "json");
        return format;
    }
}
