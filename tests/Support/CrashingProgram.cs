using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Flux2Gen.Emulator;

namespace Flux2Gen.Tests.Support;

/// <summary>tests/CrashingClient, which submits requests with a journal, and is killed between two of its steps.</summary>
internal sealed class CrashingProgram(string path, LocalFal fal, string folder, int count)
{
    /// <summary>Gets the prompts that reached the server, in their order, of all runs.</summary>
    public List<string> Submitted { get; } = [];

    private string Log => Path.Combine(folder, "log.txt");

    /// <summary>Runs the program to its end, or kills it after some line was written so many times.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunAsync(string? killAt = null, int times = 0)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [path, fal.BaseAddress.AbsoluteUri, folder, Log, count.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == killAt && --times == 0)
            {
                // SIGKILL: nothing in the process runs after it.
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Submitted.AddRange(fal.Requests
            .Where(static request => request.Method == "POST")
            .Select(static request => JsonElement.Parse(request.Body.Span).GetProperty("prompt").GetString()!));
        fal.Requests.Clear();
        return process.ExitCode;
    }

    /// <summary>Reads what all runs wrote of their requests: a word for what became of it, and the prompt.</summary>
    public async Task<string[][]> ReadLogAsync() => [.. (await File.ReadAllLinesAsync(Log)).Select(static line => line.Split(' '))];
}
