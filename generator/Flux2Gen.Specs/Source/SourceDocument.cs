using System.Text;
using System.Text.Json;

namespace Flux2Gen.Specs.Source;

/// <summary>The text of a document as a tree of JSON values that know where they stand.</summary>
internal sealed class SourceDocument
{
    /// <summary>Deeper than any real document, and shallow enough for every stack.</summary>
    public const int MaxDepth = 128;

    private readonly string _text;

    private CharOffsets? _offsets;

    private SourceDocument(string text, byte[] utf8)
    {
        _text = text;
        Utf8 = utf8;
    }

    public byte[] Utf8 { get; }

    public SourceNode Root { get; private set; } = null!;

    /// <summary>Reads the text, or says what is wrong with it and where.</summary>
    public static SourceDocument? TryParse(string text, CancellationToken cancellationToken, out string error, out TextRange place)
    {
        var document = new SourceDocument(text, Encoding.UTF8.GetBytes(text));
        var reader = new Utf8JsonReader(document.Utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            document.Root = ReadValue(ref reader, cancellationToken);
            reader.Read();
        }
        catch (JsonException exception)
        {
            place = document.RangeOf(exception);
            error = document.Describe(exception);
            return null;
        }

        place = default;
        error = "";
        return document;
    }

    public TextRange RangeOf(SourceNode node)
    {
        // A whole object or array would underline half the file: its opening bracket will do.
        int end = node.Kind is SourceKind.Object or SourceKind.Array ? node.Start + 1 : node.End;
        return Range(node.Start, end);
    }

    public TextRange RangeOf(SourceMember member) => Range(member.Start, member.End);

    /// <summary>The place a JSON pointer names, or the deepest place on the way that exists.</summary>
    public TextRange RangeOf(string pointer)
    {
        SourceNode node = Root;
        TextRange range = RangeOf(node);
        foreach (string raw in pointer.TrimStart('#').Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            string segment = JsonPointer.Unescape(raw);
            if (node.Find(segment) is { } member)
            {
                node = member.Value;
                range = node.Kind is SourceKind.Object or SourceKind.Array ? RangeOf(member) : RangeOf(node);
            }
            else if (int.TryParse(segment, out int index) && index >= 0 && index < node.Items.Count)
            {
                node = node.Items[index];
                range = RangeOf(node);
            }
            else
            {
                return range;
            }
        }

        return range;
    }

    /// <summary>The value that a JSON pointer names; null when there is none.</summary>
    public SourceNode? Find(string pointer)
    {
        SourceNode? node = Root;
        foreach (string segment in pointer.TrimStart('#').Split(['/'], StringSplitOptions.RemoveEmptyEntries).Select(JsonPointer.Unescape))
        {
            node = node.Find(segment)?.Value
                ?? (int.TryParse(segment, out int index) && index >= 0 && index < node.Items.Count ? node.Items[index] : null);
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>A value as it is written.</summary>
    public string TextOf(SourceNode node) => Encoding.UTF8.GetString(Utf8, node.Start, node.End - node.Start);

    private static SourceNode ReadValue(ref Utf8JsonReader reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var node = new SourceNode(KindOf(reader.TokenType), (int)reader.TokenStartIndex)
        {
            Text = reader.TokenType == JsonTokenType.String ? ReadText(ref reader) : null,
        };
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    string name = ReadText(ref reader);
                    int start = (int)reader.TokenStartIndex;
                    int end = start + reader.ValueSpan.Length + 2;
                    reader.Read();
                    node.Members.Add(new SourceMember(name, start, end, ReadValue(ref reader, cancellationToken)));
                }

                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    node.Items.Add(ReadValue(ref reader, cancellationToken));
                }

                break;
        }

        node.End = (int)reader.BytesConsumed;
        return node;
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // An escaped half of a surrogate pair: no .NET string, and no other text either, can hold it.
            throw new JsonException("A string holds half of a surrogate pair.", null, lineNumber: 0, reader.TokenStartIndex, exception);
        }
    }

    private static SourceKind KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => SourceKind.Object,
        JsonTokenType.StartArray => SourceKind.Array,
        JsonTokenType.String => SourceKind.String,
        JsonTokenType.Number => SourceKind.Number,
        JsonTokenType.Null => SourceKind.Null,
        _ => SourceKind.Boolean,
    };

    private string Describe(JsonException exception)
    {
        string text = _text.TrimStart();
        if (text.Length == 0)
        {
            return "the file is empty";
        }

        if (text[0] == '<')
        {
            return "it is a web page or XML; fetch the JSON instead";
        }

        if (text[0] is not ('{' or '['))
        {
            return "it does not begin with a brace";
        }

        // The reader's messages end in its own idea of the place; the diagnostic has a better one.
        int cut = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string message = cut < 0 ? exception.Message : exception.Message.Substring(0, cut);
        return message.IndexOf("end of data", StringComparison.Ordinal) >= 0 || message.IndexOf("isFinalBlock", StringComparison.Ordinal) >= 0 || message.IndexOf("depth to be zero", StringComparison.Ordinal) >= 0
            ? "it ends in the middle; fetch it again"
            : message.TrimEnd('.', ' ');
    }

    private TextRange RangeOf(JsonException exception)
    {
        int line = (int)(exception.LineNumber ?? 0);
        int offset = 0;
        for (int seen = 0; seen < line && offset < Utf8.Length; offset++)
        {
            if (Utf8[offset] == (byte)'\n')
            {
                seen++;
            }
        }

        offset = Math.Min(offset + (int)(exception.BytePositionInLine ?? 0), Utf8.Length);
        return Range(offset, Math.Min(offset + 1, Utf8.Length));
    }

    private TextRange Range(int start, int end)
    {
        _offsets ??= new CharOffsets(Utf8, _text.Length);
        int charStart = _offsets.Of(start);
        return new TextRange(charStart, _offsets.Of(end) - charStart);
    }
}
