using System.CommandLine;
using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Output;
using Flux2Gen.Cli.Specs;

namespace Flux2Gen.Cli.Commands;

/// <summary>One run of a command: what it was told, where it prints, what it works with.</summary>
internal sealed class ToolRun : IDisposable
{
    private Downloader? _downloader;

    private ToolRun(ParseResult parsed, ToolEnvironment environment)
    {
        Parsed = parsed;
        Environment = environment;
        Terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, environment.IsTerminal, environment.Width);
    }

    /// <summary>Gets the command line.</summary>
    public ParseResult Parsed { get; }

    /// <summary>Gets what is around the program.</summary>
    public ToolEnvironment Environment { get; }

    /// <summary>Gets where results are printed.</summary>
    public Terminal Terminal { get; }

    /// <summary>Gets a value indicating whether a script reads the results.</summary>
    public bool IsJson => Format == OutputFormat.Json;

    /// <summary>Gets how results are printed.</summary>
    public OutputFormat Format =>
        Parsed.GetValue(SharedOptions.Json) ? OutputFormat.Json
        : Parsed.GetResult(SharedOptions.Format) is not null ? Enum.Parse<OutputFormat>(Parsed.GetRequiredValue(SharedOptions.Format), ignoreCase: true)
        : OutputFormat.Table;

    /// <summary>Has a command do work, and what goes wrong on the way said in a line.</summary>
    /// <param name="command">The command.</param>
    /// <param name="environment">What is around the program.</param>
    /// <param name="work">The work; its result is one of <see cref="ExitCodes"/>.</param>
    /// <returns>The command.</returns>
    public static Command Let(Command command, ToolEnvironment environment, Func<ToolRun, CancellationToken, Task<int>> work)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var run = new ToolRun(parsed, environment);
            try
            {
                return await work(run, cancellationToken);
            }
            catch (UsageException exception)
            {
                run.Terminal.Error(exception.Message);
                return ExitCodes.Usage;
            }
            catch (DocumentException exception)
            {
                run.Terminal.Report(exception.Diagnostics);
                return ExitCodes.Failure;
            }
            catch (FetchException exception)
            {
                run.Terminal.Error(exception.Message);
                return exception.Problem == FetchProblem.Unreachable ? ExitCodes.Unreachable : ExitCodes.Failure;
            }
            catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException or InvalidDataException)
            {
                run.Terminal.Error(exception.Message);
                return ExitCodes.Failure;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return ExitCodes.Cancelled;
            }
        });
        return command;
    }

    /// <summary>Has a command do work that does not wait for anything.</summary>
    /// <param name="command">The command.</param>
    /// <param name="environment">What is around the program.</param>
    /// <param name="work">The work; its result is one of <see cref="ExitCodes"/>.</param>
    /// <returns>The command.</returns>
    public static Command Let(Command command, ToolEnvironment environment, Func<ToolRun, int> work) =>
        Let(command, environment, (run, _) => Task.FromResult(work(run)));

    /// <summary>Reads the documents that a command line names: files, folders, catalogues.</summary>
    /// <param name="paths">The paths.</param>
    /// <returns>The documents, at least one.</returns>
    /// <exception cref="UsageException">A path does not exist, or there is no document.</exception>
    public static IReadOnlyList<SpecFile> ReadDocuments(params IReadOnlyList<string> paths) =>
        SpecFiles.TryFind(paths, out IReadOnlyList<SpecFile> specs, out string problem) ? specs : throw new UsageException(problem);

    /// <summary>Opens the folder of documents.</summary>
    /// <returns>The folder.</returns>
    public SpecStore OpenStore() => SpecStore.Open(Parsed.GetRequiredValue(SharedOptions.Specs));

    /// <summary>Makes ready to ask fal.</summary>
    /// <returns>What fal says about its endpoints.</returns>
    /// <exception cref="UsageException">What was given in fal's place is no address.</exception>
    public FalCatalog OpenCatalog()
    {
        FalAddresses addresses = FalAddresses.Fal;
        string? other = Parsed.GetValue(SharedOptions.Fal) ?? Environment.Variable(SharedOptions.FalVariable);
        if (!string.IsNullOrWhiteSpace(other) && !FalAddresses.TryOf(other, out addresses))
        {
            throw new UsageException($"'{other}' is not an https address, nor an http address of this machine.");
        }

        _downloader = new Downloader(addresses, Environment.Handler, Environment.Time);
        return new FalCatalog(_downloader, addresses);
    }

    /// <summary>Makes ready to take in documents.</summary>
    /// <param name="store">The folder that they are for.</param>
    /// <returns>The intake.</returns>
    public DocumentIntake OpenIntake(SpecStore store) => new(OpenCatalog(), new GeneratorEmitter(ReferenceAssemblies.All, "MyApp"), store);

    /// <summary>Does work, with a sign of life where a person watches.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="what">What is being done.</param>
    /// <param name="work">The work.</param>
    /// <returns>The result.</returns>
    public Task<T> WorkingAsync<T>(string what, Func<Task<T>> work) => IsJson ? work() : Terminal.WorkingAsync(what, work);

    /// <inheritdoc/>
    public void Dispose() => _downloader?.Dispose();
}
