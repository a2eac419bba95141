using System.Text.Json;
using Flux2Gen.Cli.Commands;

namespace Flux2Gen.Cli.Tests.Support;

/// <summary>The program in a folder of its own, with a fal that the test writes.</summary>
internal sealed class Tool : IDisposable
{
    public FakeFal Fal { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public ImmediateTimeProvider Time { get; } = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>How wide the terminal is that the program writes to; null for a pipe.</summary>
    public int? Width { get; init; }

    /// <summary>Whether requests go over the network, to whatever the command line or a variable says.</summary>
    public bool IsOnline { get; init; }

    public string Specs => Path.Combine(Folder.Path, "specs");

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public JsonElement Json => JsonElement.Parse(Output);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string File(string path) => Path.Combine(Specs, path);

    /// <summary>All files of the specs folder, with their texts.</summary>
    public SortedDictionary<string, string> Snapshot() => new(
        !Directory.Exists(Specs) ? [] : Directory.EnumerateFiles(Specs, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Specs, file).Replace('\\', '/'), System.IO.File.ReadAllText),
        StringComparer.Ordinal);

    /// <summary>Runs a command on the specs folder.</summary>
    public Task<int> RunAsync(params string[] args) => RunAsAsync([.. args, "--specs", Specs]);

    /// <summary>Runs a command as it is given.</summary>
    public async Task<int> RunAsAsync(string[] args, CancellationToken? cancellationToken = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new ToolEnvironment { Variable = Variables.GetValueOrDefault, Handler = IsOnline ? null : Fal, Time = Time, IsTerminal = Width is not null, Width = Width };
        int exitCode = await FluxCommand.RunAsync(args, output, error, environment, cancellationToken ?? Cancellation);
        Output = output.ToString();
        Error = error.ToString();
        return exitCode;
    }

    public void Dispose()
    {
        Folder.Dispose();
        Fal.Dispose();
    }
}
