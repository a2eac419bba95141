using System.CommandLine;

namespace Flux2Gen.Cli.Commands;

/// <summary>The program's command line as a whole.</summary>
internal static class FluxCommand
{
    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments as typed.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints about the command line go.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Typed C# clients for fal.ai models.")
        {
            CheckCommand.Create(),
            EmitCommand.Create(),
            DiffCommand.Create(),
        };

        ParseResult parsed = root.Parse(args);
        int exitCode = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
    }
}
