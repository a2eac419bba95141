using Flux2Gen;
using Flux2Gen.Wire;

string folder = args is [{ } given] ? given : throw new ArgumentException("Give the folder of the traces.");
Dictionary<string, Trace> traces = new()
{
    ["js"] = Trace.Read("js", Path.Combine(folder, "js-traces.jsonl")),
    ["py"] = Trace.Read("py", Path.Combine(folder, "py-traces.jsonl")),
};
var comparison = new Comparison(Differences.All);
int passed = 0;
int failed = 0;
foreach (Scenario scenario in Scenarios.All)
{
    IReadOnlyList<string> problems = await CheckAsync(scenario);
    passed += problems.Count == 0 ? 1 : 0;
    failed += problems.Count == 0 ? 0 : 1;
    foreach (string problem in problems)
    {
        Console.WriteLine($"{scenario.Client}: {scenario.Name}: {problem}");
    }
}

foreach (Difference difference in Differences.All)
{
    bool isUnseen = comparison.Unseen.Contains(difference);
    failed += isUnseen ? 1 : 0;
    Console.WriteLine($"{(isUnseen ? "does not occur any more" : "meant")}: {difference.Client}: {difference.Of}: {difference.Reason}");
}

Console.WriteLine($"wire: {passed} passed, {failed} failed");
return failed == 0 && passed > 0 ? 0 : 1;

async Task<IReadOnlyList<string>> CheckAsync(Scenario scenario)
{
    if (!traces[scenario.Client].Scenarios.TryGetValue(scenario.Name, out IReadOnlyList<Exchange>? trace))
    {
        return ["the trace has no such scenario"];
    }

    using var player = new TracePlayer(trace);
    using var http = new HttpClient(player);
    using var client = new FalClient(new FalClientOptions
    {
        // The key that the traces were made with; the script compares it like anything else.
        Credentials = FalCredentials.FromKey("kid:ksecret"),
        HttpClient = http,
        Watch = new FalWatchOptions { Mode = FalWatchMode.Poll },
        Polling = new FalPollingOptions { InitialInterval = TimeSpan.FromMilliseconds(1), MaxInterval = TimeSpan.FromMilliseconds(1) },
    });
    List<string> problems = [];
    try
    {
        await scenario.RunAsync(client);
    }
    catch (FalException exception)
    {
        problems.Add($"ended in {exception.GetType().Name}: {exception.Message}");
    }

    problems.AddRange(player.Pairs.SelectMany(pair => comparison.Compare(scenario.Client, pair.Theirs, pair.Ours).Select(difference => $"{pair.Ours.Subject}: {difference}")));
    problems.AddRange(player.Unknown
        .Where(request => !comparison.IsMeant(scenario.Client, "another request", null, request))
        .Select(static request => $"{request}: they do not send it"));
    problems.AddRange(player.Missing.Select(static request => $"{request}: we do not send it"));
    return [.. problems.Distinct(StringComparer.Ordinal)];
}
