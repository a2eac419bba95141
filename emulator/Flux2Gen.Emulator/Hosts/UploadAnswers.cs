using System.Globalization;
using Flux2Gen.Emulator.Server;
using Flux2Gen.Emulator.Storage;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>What both ways of uploading in parts have in common.</summary>
internal static class UploadAnswers
{
    public static int? PartNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= MultipartAssembly.MaximumParts ? number : null;

    /// <summary>Keeps a part and gives its tag.</summary>
    public static string KeepPart(UploadTicket ticket, int number, StoredContent content)
    {
        ticket.Parts[number] = content;
        return MultipartAssembly.TagOf(content);
    }

    /// <summary>Puts the parts together.</summary>
    public static ContentResponse Complete(FileStore files, UploadTicket ticket, EmulatorRequest request)
    {
        (StoredContent? content, string? problem) = MultipartAssembly.Join(ticket, request.Body);
        if (content is null)
            return ContentResponse.Detail(400, problem!);
        files.Fulfil(ticket, content);
        return ContentResponse.Json(200, "{}"u8.ToArray());
    }
}
