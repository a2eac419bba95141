using System.Buffers.Text;
using System.Text;

namespace Flux2Gen.Json;

/// <summary>Reads JSON text that no string can hold as it is: with half characters, or bytes that are not UTF-8.</summary>
internal static class JsonUnescaping
{
    /// <summary>Undoes the escapes of a JSON string; what is no whole character becomes U+FFFD.</summary>
    /// <param name="escaped">What stands between the quotes. A parser has been over it.</param>
    public static string Mend(ReadOnlySpan<byte> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        while (!escaped.IsEmpty)
        {
            int plain = escaped.IndexOf((byte)'\\');
            text.Append(Encoding.UTF8.GetString(plain < 0 ? escaped : escaped[..plain]));
            if (plain < 0)
            {
                break;
            }

            escaped = escaped[plain..];
            int length = 2;
            if (escaped[1] == 'u')
            {
                length = 6;
                text.Append(Utf8Parser.TryParse(escaped[2..6], out ushort code, out _, 'x') ? (char)code : '\ufffd');
            }
            else
            {
                text.Append(escaped[1] switch
                {
                    (byte)'b' => '\b',
                    (byte)'f' => '\f',
                    (byte)'n' => '\n',
                    (byte)'r' => '\r',
                    (byte)'t' => '\t',
                    _ => (char)escaped[1],
                });
            }

            escaped = escaped[length..];
        }

        // A half that is left becomes U+FFFD.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
