using System.Diagnostics.CodeAnalysis;

namespace Flux2Gen.Emulator.Storage;

/// <summary>Files written into an address: <c>data:image/png;base64,…</c>.</summary>
internal static class DataUri
{
    private const string Scheme = "data:";
    private const string Base64Mark = ";base64,";

    public static string Write(byte[] bytes, string contentType) => $"{Scheme}{contentType}{Base64Mark}{Convert.ToBase64String(bytes)}";

    public static bool TryRead(string address, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        int mark = address.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase);
        if (!address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || mark < 0)
            return false;
        ReadOnlySpan<char> data = address.AsSpan(mark + Base64Mark.Length);
        byte[] buffer = new byte[(data.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64Chars(data, buffer, out int written))
            return false;
        bytes = buffer[..written];
        return true;
    }
}
