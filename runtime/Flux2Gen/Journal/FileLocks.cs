namespace Flux2Gen.Journal;

/// <summary>Distinguishes a file that a process has locked from one that cannot be opened.</summary>
internal static class FileLocks
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    /// <summary>EWOULDBLOCK of flock: .NET passes it on as it is.</summary>
    private const int LinuxWouldBlock = 11;
    private const int BsdWouldBlock = 35;

    public static bool IsInUse(IOException exception) => OperatingSystem.IsWindows()
        ? exception.HResult is SharingViolation or LockViolation
        : exception.HResult is LinuxWouldBlock or BsdWouldBlock;
}
