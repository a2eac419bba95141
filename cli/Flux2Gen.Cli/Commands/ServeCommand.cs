using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Flux2Gen.Cli.Output;
using Flux2Gen.Emulator;

namespace Flux2Gen.Cli.Commands;

/// <summary><c>serve</c>: a local fal.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 5005;

    /// <summary>Builds the command.</summary>
    /// <param name="environment">What is around the program.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolEnvironment environment)
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Documents, or folders of them; the folder 'specs' when none is given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var port = new Option<int>("--port")
        {
            Description = "The port on 127.0.0.1; 0 for any that is free.",
            HelpName = "number",
            DefaultValueFactory = _ => DefaultPort,
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue)
            {
                result.AddError("--port is from 0 to 65535.");
            }
        });
        var command = new Command("serve", "Run a local fal that answers for documents, until Ctrl+C.") { paths, port, SharedOptions.Json };
        return ToolRun.Let(command, environment, async (run, cancellationToken) =>
        {
            string[] specs = run.Parsed.GetValue(paths) is { Length: > 0 } given ? given : ["specs"];
            if (specs.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            {
                throw new UsageException($"There is no file or folder '{missing}'.");
            }

            var options = new LocalFalOptions { Specs = specs, Port = run.Parsed.GetValue(port) };
            await using LocalFal fal = await LocalFal.StartAsync(options, cancellationToken);
            if (run.IsJson)
            {
                run.Terminal.Json(writer => WriteJson(writer, fal));
            }
            else
            {
                Write(run.Terminal, fal);
            }

            await run.Terminal.Output.FlushAsync(CancellationToken.None);
            await WaitAsync(cancellationToken);
            return ExitCodes.Success;
        });
    }

    private static void Write(Terminal terminal, LocalFal fal)
    {
        terminal.Line($"A local fal is at {fal.BaseAddress}");
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"It answers for {fal.EndpointIds.Count} endpoints; any key will do. Ctrl+C ends it."));
        foreach (string id in fal.EndpointIds)
        {
            terminal.Line($"  {id}");
        }

        terminal.Line("");
        terminal.Line("In a program:");
        terminal.Line($"  new FalClient(new FalClientOptions {{ Hosts = FalHosts.Local(new Uri(\"{fal.BaseAddress}\")), Credentials = FalCredentials.FromKey(\"local\") }})");
    }

    private static void WriteJson(Utf8JsonWriter writer, LocalFal fal)
    {
        writer.WriteStartObject();
        writer.WriteString("address", fal.BaseAddress.AbsoluteUri);
        writer.WriteStartArray("endpoints");
        foreach (string id in fal.EndpointIds)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }
}
