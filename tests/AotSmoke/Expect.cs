namespace AotSmoke;

/// <summary>What has to hold.</summary>
internal static class Expect
{
    public static void Equal(string? expected, string? actual)
    {
        if (expected != actual)
        {
            throw new InvalidOperationException($"expected {expected}, found {actual}");
        }
    }

    /// <summary>Tries again what a busy machine may miss: a state of a request lasts a tenth of a second.</summary>
    public static async Task EventuallyAsync(string expected, Func<Task<string>> attempt)
    {
        string actual = await attempt();
        for (int left = 100; actual != expected && left > 0; left--)
        {
            actual = await attempt();
        }

        Equal(expected, actual);
    }
}
