using Flux2Gen.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A folder of journals, with what processes that died have left in it.</summary>
internal sealed class JournalFolder : IDisposable
{
    public const string EndpointId = "fal-ai/flux-2";

    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public string[] Files => _folder.Files;

    public static FalJournalEntry Entry(string id) => new() { Id = id, EndpointId = EndpointId, CreatedAt = DateTimeOffset.UnixEpoch };

    public FalFileJournal Open() => new(_folder.Path);

    /// <summary>Leaves requests behind, each in the name of its entry: request-a.</summary>
    public async Task LeaveAsync(params string[] ids)
    {
        using FalFileJournal dead = Open();
        foreach (string id in ids)
        {
            await dead.BeginAsync(Entry(id), CancellationToken.None);
            await dead.AcceptAsync(id, $"request-{id}", CancellationToken.None);
        }
    }

    /// <summary>Finds what is left, as the next process does, and leaves it there.</summary>
    public async Task<IReadOnlyList<string?>> FindAsync()
    {
        using FalFileJournal next = Open();
        return [.. (await next.RecoverAsync(CancellationToken.None)).Select(static entry => entry.RequestId)];
    }

    public void Dispose() => _folder.Dispose();
}
