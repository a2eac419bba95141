namespace Flux2Gen;

/// <summary>Credentials in environment variables.</summary>
internal sealed class EnvironmentCredentials(Func<string, string?> read) : FalCredentials
{
    public static string? Find(Func<string, string?> read)
    {
        string? key = read("FAL_KEY");
        if (string.IsNullOrWhiteSpace(key)
            && read("FAL_KEY_ID")?.Trim() is { Length: > 0 } id
            && read("FAL_KEY_SECRET")?.Trim() is { Length: > 0 } secret)
        {
            key = $"{id}:{secret}";
        }

        return key;
    }

    private protected override ValueTask<string?> FindKeyAsync(CancellationToken cancellationToken) => new(Find(read));
}
