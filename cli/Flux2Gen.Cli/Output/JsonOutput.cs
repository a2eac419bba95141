using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Flux2Gen.Cli.Output;

/// <summary>JSON as this program writes it: indented, letters as they are, LF, a final newline.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a text.</summary>
    /// <param name="write">Writes the value.</param>
    /// <returns>The text.</returns>
    public static string Text(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        buffer.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
