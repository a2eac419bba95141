using System.Text.Json;
using Flux2Gen.Emulator.Schemas;

namespace Flux2Gen.Emulator.Storage;

/// <summary>Puts the parts of an upload together, and is as exacting about their list as an object store.</summary>
internal static class MultipartAssembly
{
    public const int MaximumParts = 10_000;

    public static string TagOf(StoredContent part) => $"\"{part.Tag}\"";

    /// <summary>Puts the parts together that a list names.</summary>
    /// <returns>The file, or what is wrong with the list.</returns>
    public static (StoredContent? Content, string? Problem) Join(UploadTicket ticket, byte[] list)
    {
        List<StoredContent> parts = [];
        try
        {
            using JsonDocument body = JsonDocument.Parse(list);
            foreach (JsonElement named in body.RootElement.GetProperty("parts").EnumerateArray())
            {
                int number = named.GetProperty("partNumber").GetInt32();
                if (number != parts.Count + 1)
                    return (null, $"parts must be in ascending order and complete: part {parts.Count + 1} is expected where part {number} is");
                if (!ticket.Parts.TryGetValue(number, out StoredContent? part))
                    return (null, $"part {number} was not uploaded");
                if (JsonText.ReadMember(named, "etag") != TagOf(part))
                    return (null, $"the etag of part {number} does not match");
                parts.Add(part);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return (null, "the body must be {\"parts\":[{\"partNumber\":1,\"etag\":\"…\"}]}");
        }

        if (parts.Count == 0 || parts.Count != ticket.Parts.Count)
            return (null, $"{ticket.Parts.Count} parts were uploaded, but {parts.Count} are listed");
        return (new JoinedContent([.. parts]), null);
    }
}
