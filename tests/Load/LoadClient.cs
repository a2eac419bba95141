using System.Diagnostics;
using System.Globalization;
using Flux2Gen.Load.Fal;

namespace Flux2Gen.Load;

/// <summary>Has many requests under way at once, all of them before the first finishes.</summary>
internal static class LoadClient
{
    /// <summary>Runs them and prints what it took.</summary>
    /// <param name="specs">The folder of the documents.</param>
    /// <param name="count">How many requests.</param>
    /// <returns>The exit code: 0 when each has its result.</returns>
    public static async Task<int> RunAsync(string specs, int count)
    {
        using Process server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments(specs, count)) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var address = new Uri((await server.StandardOutput.ReadLineAsync())!);
        var usage = new Usage();
        var journal = new CountingJournal(count, () => server.StandardInput.WriteLine("go"));
        using var client = new FalClient(new FalClientOptions
        {
            Hosts = FalHosts.Local(address),
            Credentials = FalCredentials.FromKey("id:load-client"),
            NetworkTimeout = TimeSpan.FromMinutes(5),
            Journal = journal,
        });
        IEnumerable<Flux2ProInput> inputs = Enumerable.Range(0, count)
            .Select(static number => new Flux2ProInput { Prompt = number.ToString(CultureInfo.InvariantCulture), ImageSize = new ImageSize(64, 64) });
        int completed = 0;
        List<string> failures = [];
        await foreach (FalOutcome<Flux2ProInput, Flux2ProOutput> outcome in new FalApi(client).Flux2Pro.SubscribeManyAsync(inputs, maxConcurrency: count))
        {
            usage.Sample();
            if (outcome.IsSuccess && outcome.Result.Data.Images.Count > 0)
            {
                completed++;
            }
            else
            {
                failures.Add(outcome.ToString());
            }
        }

        server.StandardInput.Close();
        await server.WaitForExitAsync();
        failures.Take(5).ToList().ForEach(Console.WriteLine);
        Console.WriteLine($"load: requests={count} at-once={journal.Accepted} completed={completed} failed={failures.Count} {usage}");
        return completed == count && journal.Accepted == count ? 0 : 1;
    }

    private static string[] Arguments(string specs, int count)
    {
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(LoadClient).Assembly.Location] : [];
        return [.. own, "serve", specs, count.ToString(CultureInfo.InvariantCulture)];
    }

    /// <summary>Says when all requests were accepted.</summary>
    private sealed class CountingJournal(int count, Action full) : IFalJournal
    {
        private int _accepted;

        public int Accepted => _accepted;

        public ValueTask BeginAsync(FalJournalEntry entry, CancellationToken cancellationToken) => default;

        public ValueTask AcceptAsync(string entryId, string requestId, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _accepted) == count)
            {
                full();
            }

            return default;
        }

        public ValueTask EndAsync(string entryId, CancellationToken cancellationToken) => default;

        public ValueTask<IReadOnlyList<FalJournalEntry>> RecoverAsync(CancellationToken cancellationToken) => new([]);
    }
}
