using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>An object of texts, read and written the way emitted records are: the first member is required, the second required but nullable.</summary>
internal sealed record TextObject(FalMemberNames Names, int Count)
{
    public string?[] Values { get; init; } = new string?[Count];

    public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    public FalMemberState State { get; init; }

    public static TextObject Read(ref Utf8JsonReader reader, params string[] names)
    {
        var table = new FalMemberNames(names);
        string?[] values = new string?[names.Length];
        var members = new FalMemberReader(table);
        while (members.Next(ref reader))
        {
            values[members.Index] = members.ReadString(ref reader);
        }

        return new TextObject(table, names.Length) { Values = values, AdditionalProperties = members.Unlisted, State = members.State };
    }

    public static TextObject Parse(ReadOnlySpan<byte> json, params string[] names)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Read(ref reader, names);
    }

    public TextObject With(int index, string? value)
    {
        string?[] values = [.. Values];
        values[index] = value;
        return this with { Values = values };
    }

    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var members = new FalMemberWriter(writer, Names, State, AdditionalProperties);
            members.Required(0, Values[0] ?? "");
            for (int index = 1; index < Count; index++)
            {
                if (index == 1)
                {
                    members.Nullable(index, Values[index]);
                }
                else
                {
                    members.Optional(index, Values[index]);
                }
            }

            members.End();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
