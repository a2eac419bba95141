using System.Text;
using System.Text.Json;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.Catalog;

/// <summary>
/// Cuts a catalogue, which is what <c>GET /v1/models?expand=openapi-3.0</c> answers, into its documents. One pass over the
/// text and no tree, because a catalogue of all of fal has tens of megabytes.
/// </summary>
internal sealed class CatalogReader
{
    private readonly CharOffsets _offsets;
    private readonly CancellationToken _cancellationToken;

    private CatalogReader(CharOffsets offsets, CancellationToken cancellationToken)
    {
        _offsets = offsets;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads the entries. Null for a text that is no catalogue, or no JSON: the parser knows best what to say of it.</summary>
    public static List<CatalogEntry>? TryRead(string text, CancellationToken cancellationToken)
    {
        // Spares all other documents a second reading.
        if (text.IndexOf("\"models\"", StringComparison.Ordinal) < 0)
        {
            return null;
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(text);

        // The documents stand three deep, and may be as deep as any.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = SourceDocument.MaxDepth + 3 });
        try
        {
            var catalog = new CatalogReader(new CharOffsets(utf8, text.Length), cancellationToken);
            List<CatalogEntry>? entries = catalog.Catalog(ref reader);
            return entries is null || reader.Read() ? null : entries;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private List<CatalogEntry>? Catalog(ref Utf8JsonReader reader)
    {
        List<CatalogEntry>? entries = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // What says it is a document is one, whatever else is in it.
            if (reader.ValueTextEquals("openapi"))
            {
                return null;
            }

            bool isModels = reader.ValueTextEquals("models");
            reader.Read();
            if (!isModels || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            entries ??= [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                entries.Add(Entry(ref reader));
            }
        }

        return entries;
    }

    private CatalogEntry Entry(ref Utf8JsonReader reader)
    {
        TextRange opening = Opening(ref reader);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return new CatalogEntry(null, default, "the entry is not an object", opening);
        }

        string? id = null;
        CatalogEntry? entry = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = reader.ValueTextEquals("endpoint_id");
            bool isDocument = reader.ValueTextEquals("openapi");
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.String)
            {
                id = Text(ref reader);
            }

            if (isDocument)
            {
                entry = Document(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        entry ??= new CatalogEntry(null, default, "the entry has no 'openapi'; fetch the catalogue with expand=openapi-3.0", opening);
        return entry with { EndpointId = id };
    }

    private CatalogEntry Document(ref Utf8JsonReader reader)
    {
        TextRange opening = Opening(ref reader);
        int start = (int)reader.TokenStartIndex;
        string? problem = reader.TokenType == JsonTokenType.StartObject ? Error(reader) : "its 'openapi' is not an object";
        reader.Skip();
        int first = _offsets.Of(start);
        var range = new TextRange(first, _offsets.Of((int)reader.BytesConsumed) - first);
        return problem is null
            ? new CatalogEntry(null, range, null, opening)
            : new CatalogEntry(null, default, problem, opening);
    }

    /// <summary>What fal says where it could not make a document: <c>{"error": {"code": …, "message": …}}</c>. The reader is a copy.</summary>
    private static string? Error(Utf8JsonReader reader)
    {
        string? error = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("openapi") || reader.ValueTextEquals("paths"))
            {
                return null;
            }

            bool isError = reader.ValueTextEquals("error");
            reader.Read();
            if (isError)
            {
                error = $"fal answered {(reader.TokenType == JsonTokenType.StartObject ? Message(reader) : "with an error")}";
            }

            reader.Skip();
        }

        return error;
    }

    private static string Message(Utf8JsonReader reader)
    {
        List<string> texts = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isTelling = reader.ValueTextEquals("code") || reader.ValueTextEquals("message");
            reader.Read();
            if (isTelling && reader.TokenType == JsonTokenType.String && Text(ref reader) is { } text)
            {
                texts.Add($"'{text.TrimEnd('.')}'");
            }

            reader.Skip();
        }

        return texts.Count == 0 ? "with an error" : string.Join(", ", texts);
    }

    private TextRange Opening(ref Utf8JsonReader reader) => new(_offsets.Of((int)reader.TokenStartIndex), 1);

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }
}
