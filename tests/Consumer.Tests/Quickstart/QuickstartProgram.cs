using System.Diagnostics;
using System.Globalization;
using Flux2Gen.Consumer.Tests.Support;

namespace Flux2Gen.Consumer.Tests.Quickstart;

/// <summary>Runs the sample as a user would whose output goes into a file, and who has no key.</summary>
internal static class QuickstartProgram
{
    /// <summary>Runs the program to its end.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="key">The value of FAL_KEY, if any.</param>
    /// <param name="interruptAt">The end of the line after which the program is interrupted, if it is to be.</param>
    public static async Task<ProgramRun> RunAsync(IEnumerable<string> arguments, string? key = null, string? interruptAt = null)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [Repository.Quickstart, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FAL_KEY"] = key;
        start.Environment["FAL_KEY_ID"] = null;
        start.Environment["FAL_KEY_SECRET"] = null;

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        List<string> output = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.Add(line);
            if (interruptAt is not null && line.EndsWith(interruptAt, StringComparison.Ordinal))
            {
                await InterruptAsync(process);
                interruptAt = null;
            }
        }

        await process.WaitForExitAsync();
        return new ProgramRun(process.ExitCode, string.Join('\n', output), await error);
    }

    /// <summary>Sends SIGTERM, which the program takes as it takes Ctrl+C.</summary>
    /// <remarks>Not SIGINT: to that, whatever a shell started in the background is deaf, and with it all that the tests start.</remarks>
    private static async Task InterruptAsync(Process process)
    {
        using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
