using System.Reflection;
using Flux2Gen.Emulator;
using Flux2Gen.Tests.Support;

namespace Flux2Gen.Schedules;

/// <summary>A process with a journal that is killed again and again, between any two of its steps.</summary>
internal static class KilledProcess
{
    private static readonly string[] Lines = ["before begin", "after begin", "before accept", "after accept", "delivered", "before end", "after end"];

    /// <summary>Kills the process so often, lets it finish, and adds up what became of its requests.</summary>
    public static async Task RunAsync(int kills, Totals totals)
    {
        string folder = Directory.CreateTempSubdirectory("flux2gen-").FullName;
        try
        {
            await using LocalFal fal = await LocalFal.StartAsync(new LocalFalOptions
            {
                Specs = [Metadata("Specs")],
                QueueLength = 0,
                QueueStep = TimeSpan.Zero,
                InferenceTime = TimeSpan.FromMilliseconds(60),
            });
            var random = new Random(kills);
            int count = 4 * kills;
            var program = new CrashingProgram(Metadata("CrashingClient"), fal, folder, count);
            for (int kill = 0; kill < kills; kill++)
            {
                await program.RunAsync(Lines[random.Next(Lines.Length)], random.Next(1, 8));
            }

            int code = await program.RunAsync();
            Judge(totals, code, program.Submitted, await program.ReadLogAsync(), count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Judge(Totals totals, int code, List<string> submitted, string[][] log, int count)
    {
        ILookup<string, string> said = log.ToLookup(words => words[1], words => words[0]);
        totals.Submitted += submitted.Count;
        totals.Duplicated += submitted.Count - submitted.Distinct().Count();
        totals.Delivered += submitted.Distinct().Count(prompt => said[prompt].Contains("delivered"));
        totals.Reported += submitted.Distinct().Count(prompt => said[prompt].Contains("unclear") && !said[prompt].Contains("delivered"));
        string[] lost = [.. submitted.Where(prompt => !said.Contains(prompt))];
        totals.Lost += lost.Length + (code == 0 && said.Count == count ? 0 : 1);
        foreach (string prompt in lost)
        {
            Console.WriteLine($"failed: {prompt} was submitted before the process was killed, and never heard of again");
        }
    }

    private static string Metadata(string key) =>
        typeof(KilledProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
