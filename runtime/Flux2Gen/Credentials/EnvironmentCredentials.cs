namespace Flux2Gen.Credentials;

/// <summary>Credentials in environment variables.</summary>
internal sealed class EnvironmentCredentials(Func<string, string?> read) : FalCredentials
{
    public static string? Find(Func<string, string?> read)
    {
        string? key = read("FAL_KEY");
        if (WithoutQuotes(key).Length == 0
            && WithoutQuotes(read("FAL_KEY_ID")) is { Length: > 0 } id
            && WithoutQuotes(read("FAL_KEY_SECRET")) is { Length: > 0 } secret)
        {
            key = $"{id}:{secret}";
        }

        return key;
    }

    private protected override ValueTask<string?> FindKeyAsync(CancellationToken cancellationToken) => new(Find(read));
}
