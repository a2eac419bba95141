namespace Flux2Gen.Emulator.Server;

/// <summary>The key of a request. Any key will do, but there must be one, in one of fal's two schemes.</summary>
internal static class FalKey
{
    public static bool IsPresent(EmulatorRequest request)
    {
        string[] parts = (request.Header("Authorization") ?? "").Split(' ', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && parts[1].Length > 0
            && (parts[0].Equals("Key", StringComparison.OrdinalIgnoreCase) || parts[0].Equals("Bearer", StringComparison.OrdinalIgnoreCase));
    }
}
