namespace Flux2Gen.Transport;

/// <summary>Turns to the backup of a host to which no connection could be made.</summary>
internal static class BackupHosts
{
    /// <summary>Makes an exchange, and makes it anew at the backup host when nothing of the first was sent.</summary>
    /// <remarks>
    /// When the backup cannot be reached either, the first failure is what is told. Any other failure there counts: a request that
    /// the backup may have accepted must not look like one that was never sent.
    /// </remarks>
    public static async Task<T> TryAsync<T>(ApiCall call, FalHosts hosts, Func<ApiCall, Task<T>> exchange)
    {
        try
        {
            return await exchange(call).ConfigureAwait(false);
        }
        catch (FalConnectionException failure) when (failure.IsBeforeSending && hosts.BackupOf(call.Uri) is not null)
        {
            try
            {
                return await exchange(call with { Uri = hosts.BackupOf(call.Uri)! }).ConfigureAwait(false);
            }
            catch (FalConnectionException second) when (second.IsBeforeSending)
            {
                throw failure;
            }
        }
    }
}
