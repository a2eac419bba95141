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
}
