using Flux2Gen;
using Quickstart.Display;
using Spectre.Console;

namespace Quickstart;

/// <summary>One run of the program: connects, has the pictures made, and says how it went.</summary>
internal static class Session
{
    /// <summary>Runs the program.</summary>
    /// <param name="settings">What was asked for on the command line.</param>
    /// <param name="cancellationToken">Is cancelled by Ctrl+C.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(QuickstartSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            OutputFolder.Prepare(settings.Folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Fail($"The folder '{settings.Folder}' cannot be written to, so choose another with --out: {exception.Message}");
        }

        await using FalConnection connection = await FalConnection.OpenAsync();
        Console.WriteLine(connection.Description);
        IRequestDisplay display = ChooseDisplay();
        try
        {
            await MakeAndEdit.RunAsync(connection.Client, settings, display, cancellationToken);
            return ExitCode.Success;
        }
        catch (FalCanceledException exception)
        {
            await Console.Error.WriteLineAsync($"Cancelled. {exception.Message}");
            return ExitCode.Cancelled;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Cancelled; no request was under way on the server.");
            return ExitCode.Cancelled;
        }
        catch (FalException exception)
        {
            // By its id, a request that fal accepted and may bill can be found again.
            return Fail(exception.RequestId is { } id ? $"{exception.Message} (Request {id}.)" : exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message);
        }
    }

    private static IRequestDisplay ChooseDisplay() =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi ? new PlainLines(Console.Out) : new LiveLine(AnsiConsole.Console);

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.Failure;
    }
}
