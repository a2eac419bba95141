using System.CommandLine;
using System.CommandLine.Help;

namespace Flux2Gen.Cli.Commands;

/// <summary>The program's command line as a whole.</summary>
internal static class FluxCommand
{
    private const string Description = """
        Typed C# clients for fal.ai models: gets fal's documents into a project, and keeps them up to date.

          flux2gen init                  in the folder of a project: the package, a specs folder, a first endpoint
          flux2gen search upscale        finds more of them
          flux2gen add <endpoint-id>     adds one; the next build has its client
          flux2gen update --check        in CI: says what fal has changed, and what that breaks

        Exit codes: 0 done, 1 failed, 2 wrong command line, 3 outdated (update --check) or breaking (diff), 4 fal did not answer.
        """;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments as typed.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints about the command line go.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error) =>
        RunAsync(args, output, error, new ToolEnvironment(), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments as typed.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="environment">What is around the program.</param>
    /// <param name="cancellationToken">Ends the work, as Ctrl+C does.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, ToolEnvironment environment, CancellationToken cancellationToken)
    {
        // Not a RootCommand, which goes by the name of the assembly.
        var root = new Command("flux2gen", Description)
        {
            new HelpOption(),
            new VersionOption(),
            InitCommand.Create(environment),
            SearchCommand.Create(environment),
            ShowCommand.Create(environment),
            AddCommand.Create(environment),
            ListCommand.Create(environment),
            UpdateCommand.Create(environment),
            RemoveCommand.Create(environment),
            DiffCommand.Create(environment),
            ServeCommand.Create(environment),
            EmitCommand.Create(environment),
            CheckCommand.Create(environment),
        };

        ParseResult parsed = root.Parse(args);

        // The token is all there is to end by: see Program.
        int exitCode = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null }, cancellationToken);
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
    }
}
