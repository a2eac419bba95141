using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Emulator;
using Flux2Gen.Tests.Support;

namespace Flux2Gen.Consumer.Tests.Journal;

/// <summary>A process with a journal that is killed in the middle of its requests, again and again, loses none and pays for none twice.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Count = 50;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Gets after how many lines of which kind the program is killed, run after run.</summary>
    private static (string Line, int Times)[] Kills { get; } =
    [
        ("before begin", 3), ("after begin", 5), ("before accept", 2), ("after accept", 4), ("delivered", 3), ("before end", 2), ("after end", 3),
        ("after begin", 9), ("before accept", 1), ("delivered", 1), ("before begin", 1), ("after accept", 1),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_again_and_again_it_loses_no_request_and_submits_none_twice()
    {
        await using LocalFal fal = await LocalFal.StartAsync(new LocalFalOptions
        {
            Specs = [Repository.Specs],
            QueueLength = 0,
            QueueStep = TimeSpan.Zero,
            InferenceTime = TimeSpan.FromMilliseconds(60),
        });
        var program = new CrashingProgram(Repository.CrashingClient, fal, _folder.Path, Count);
        foreach ((string line, int times) in Kills)
        {
            await program.RunAsync(line, times);
        }

        Assert.Equal(0, await program.RunAsync());

        List<string> submitted = program.Submitted;
        string[][] log = await program.ReadLogAsync();
        Assert.Equal(submitted.Count, submitted.Distinct().Count());
        Assert.Equal(Count, log.Select(static words => words[1]).Distinct().Count());
        Assert.Empty(submitted.Except(log.Select(static words => words[1])));

        // What is unclear is what was killed between its sending and its answer, at most one of each under way.
        Assert.Contains(log, static words => words[0] == "unclear");
        Assert.InRange(log.Count(static words => words[0] == "delivered"), Count - (Kills.Length * 8), Count);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.faljournal"));
    }
}
