namespace Flux2Gen;

/// <content>The hosts to turn to when no connection can be made, and the hosts that addresses in answers may name.</content>
public sealed partial record FalHosts
{
    private const string DefaultRun = "https://fal.run";
    private const string DefaultQueue = "https://queue.fal.run";
    private const string DefaultRunBackup = "https://falrun.com";
    private const string DefaultQueueBackup = "https://queue.falrun.com";

    /// <summary>The domains whose hosts are all fal's.</summary>
    private static readonly string[] TrustedDomains = ["fal.run", "falrun.com"];

    private readonly Uri? _runBackup;
    private readonly Uri? _queueBackup;
    private readonly bool _isRunBackupSet;
    private readonly bool _isQueueBackupSet;

    /// <summary>Gets the server that takes the place of <see cref="Run"/> when no connection to that can be made, or <see langword="null"/>: then none does.</summary>
    /// <remarks>It is asked once per attempt, and only for a request of which nothing was sent.</remarks>
    /// <value>The default value is fal's own backup, <c>https://falrun.com</c>, when <see cref="Run"/> is fal's; otherwise <see langword="null"/>.</value>
    public Uri? RunBackup
    {
        get => _isRunBackupSet ? _runBackup : Root(Run) == DefaultRun ? new Uri(DefaultRunBackup) : null;
        init => (_runBackup, _isRunBackupSet) = (value, true);
    }

    /// <summary>Gets the server that takes the place of <see cref="Queue"/> when no connection to that can be made, or <see langword="null"/>: then none does.</summary>
    /// <remarks>It is asked once per attempt, and only for a request of which nothing was sent.</remarks>
    /// <value>The default value is fal's own backup, <c>https://queue.falrun.com</c>, when <see cref="Queue"/> is fal's; otherwise <see langword="null"/>.</value>
    public Uri? QueueBackup
    {
        get => _isQueueBackupSet ? _queueBackup : Root(Queue) == DefaultQueue ? new Uri(DefaultQueueBackup) : null;
        init => (_queueBackup, _isQueueBackupSet) = (value, true);
    }

    /// <summary>The same address at the backup of its server; null when there is none.</summary>
    internal Uri? BackupOf(Uri address) => Move(address, Queue, QueueBackup) ?? Move(address, Run, RunBackup);

    /// <summary>Whether the host is one of fal's run hosts: exactly its domains, or what is below them.</summary>
    internal static bool IsFalHost(string host) => Array.Exists(
        TrustedDomains,
        domain => host.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || (host.Length > domain.Length + 1
                && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
                && host[host.Length - domain.Length - 1] == '.'));

    private static Uri? Move(Uri address, Uri from, Uri? to)
    {
        string root = Root(from);
        return to is not null && address.AbsoluteUri.StartsWith($"{root}/", StringComparison.Ordinal)
            ? new Uri(Root(to) + address.AbsoluteUri[root.Length..])
            : null;
    }

    private static string Root(Uri host) => host.AbsoluteUri.TrimEnd('/');
}
