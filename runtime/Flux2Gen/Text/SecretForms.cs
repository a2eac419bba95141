using System.Buffers;
using System.Globalization;
using System.Text;

namespace Flux2Gen.Text;

/// <summary>Finds a key in what a server says: as it is, in hexadecimal or base64, in either case, with any of its characters escaped for JSON, URLs or HTML.</summary>
/// <remarks>Not by parsers: damaged text is shown to people, too.</remarks>
internal sealed class SecretForms
{
    /// <summary>Stands for the key.</summary>
    public const string Removed = "***";

    /// <summary>A shorter secret is not one of fal's, but perhaps a word that a local fal accepts.</summary>
    private const int LeastSecret = 8;

    /// <summary>The same for a key without an id before it.</summary>
    private const int LeastKey = 16;

    private readonly byte[][] _forms;
    private readonly SearchValues<byte> _starts;

    private SecretForms(string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        _forms = [bytes, Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)), .. Enumerable.Range(0, 3).Select(before => InBase64(bytes, before))];
        var starts = new HashSet<byte>("\\%&"u8.ToArray());
        foreach (byte[] form in _forms)
        {
            starts.UnionWith([(byte)char.ToLowerInvariant((char)form[0]), (byte)char.ToUpperInvariant((char)form[0]), UrlSafe(form[0])]);
        }

        _starts = SearchValues.Create([.. starts]);
    }

    /// <summary>Makes the forms of a key's secret half.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The forms; <see langword="null"/> if there is no secret in it.</returns>
    public static SecretForms? Of(string? key)
    {
        int colon = key?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return key?[(colon + 1)..] is { } secret && secret.Length >= (colon < 0 ? LeastKey : LeastSecret) ? new SecretForms(secret) : null;
    }

    /// <summary>Replaces each occurrence by <see cref="Removed"/>.</summary>
    /// <param name="text">UTF-8.</param>
    /// <returns>The text; the same memory if the key is not in it.</returns>
    public ReadOnlyMemory<byte> Remove(ReadOnlyMemory<byte> text)
    {
        ReadOnlySpan<byte> rest = text.Span;
        ArrayBufferWriter<byte>? clean = null;
        for (int start = 0; start < rest.Length; start++)
        {
            int skipped = rest[start..].IndexOfAny(_starts);
            if (skipped < 0)
            {
                break;
            }

            start += skipped;
            if (Find(rest[start..], out bool isBase64) is > 0 and int length)
            {
                // Letters beside it have bits of it in base64.
                int from = isBase64 ? start - CountBack(rest[..start]) : start;
                int to = start + length + (isBase64 ? Count(rest[(start + length)..]) : 0);
                clean ??= new ArrayBufferWriter<byte>(text.Length);
                clean.Write(rest[..from]);
                clean.Write("***"u8);
                rest = rest[to..];
                start = -1;
            }
        }

        clean?.Write(rest);
        return clean?.WrittenMemory ?? text;
    }

    private static byte[] InBase64(byte[] secret, int before)
    {
        int start = before == 0 ? 0 : before + 1;
        string text = Convert.ToBase64String([.. new byte[before], .. secret]);
        return Encoding.ASCII.GetBytes(text[start..((before + secret.Length) * 8 / 6)]);
    }

    private static byte UrlSafe(byte letter) => letter switch
    {
        (byte)'+' => (byte)'-',
        (byte)'/' => (byte)'_',
        _ => letter,
    };

    private static bool IsBase64(byte letter) => char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_' or (byte)'=';

    private static int Count(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count < text.Length && IsBase64(text[count]))
        {
            count++;
        }

        return count;
    }

    private static int CountBack(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count < text.Length && IsBase64(text[^(count + 1)]))
        {
            count++;
        }

        return count;
    }

    /// <summary>How many bytes stand for a form at the beginning of a text; 0 if it begins with none.</summary>
    private int Find(ReadOnlySpan<byte> text, out bool isBase64)
    {
        for (int form = 0; form < _forms.Length; form++)
        {
            isBase64 = form > 1;
            if (LengthOf(_forms[form], text, isBase64) is > 0 and int length)
            {
                return length;
            }
        }

        isBase64 = false;
        return 0;
    }

    private static int LengthOf(byte[] form, ReadOnlySpan<byte> text, bool isBase64)
    {
        // A server may cut the key off, or hide its end. Most of it is no coincidence.
        int least = Math.Max(LeastKey, form.Length * 3 / 4);
        int matched = 0;
        int at = 0;
        foreach (byte letter in form)
        {
            int length = LengthOf(letter, text[at..]);
            if (length == 0 && isBase64)
            {
                length = LengthOf(UrlSafe(letter), text[at..]);
            }

            if (length == 0)
            {
                return matched >= least ? at : 0;
            }

            at += length;
            matched++;
        }

        return at;
    }

    /// <summary>How many bytes stand for a letter, in either case, at the beginning of a text.</summary>
    private static int LengthOf(byte letter, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        return Is(letter, text[0]) ? 1 : text[0] switch
        {
            (byte)'\\' when text.Length > 1 && Is(letter, text[1]) => 2,
            (byte)'\\' when text.Length >= 6 && text[1] is (byte)'u' && IsHex(letter, text[2..6]) => 6,
            (byte)'%' when text.Length >= 3 && IsHex(letter, text[1..3]) => 3,
            (byte)'&' when text.Length > 3 && text[1] == '#' && text[..Math.Min(text.Length, 10)].IndexOf((byte)';') is > 2 and int end
                && IsEntity(letter, text[2..end]) => end + 1,
            _ => 0,
        };
    }

    private static bool IsEntity(byte letter, ReadOnlySpan<byte> digits) =>
        digits[0] is (byte)'x' or (byte)'X' ? IsHex(letter, digits[1..])
        : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int code) && Is(letter, code);

    private static bool IsHex(byte letter, ReadOnlySpan<byte> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) && Is(letter, code);

    private static bool Is(byte letter, int code) =>
        code == letter || (code is > 0 and < 128 && char.ToLowerInvariant((char)code) == char.ToLowerInvariant((char)letter));
}
