using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Flux2Gen.Json;
using Flux2Gen.Options;
using Flux2Gen.Text;
using Flux2Gen.Transport;

namespace Flux2Gen.Storage;

/// <summary>A way on which a file gets into storage.</summary>
internal abstract class UploadRoute(ClientTransport transport, FalFileInput file, MediaTypeHeaderValue mediaType, FalUploadOptions options)
{
    protected ClientTransport Transport => transport;

    protected FalFileInput File => file;

    protected MediaTypeHeaderValue MediaType => mediaType;

    /// <summary>Gets the file in a message.</summary>
    protected string Subject { get; } = $"'{NameOf(file)}'";

    /// <summary>Gets the value of the header that says how long the file is kept, or null.</summary>
    protected string? Lifecycle { get; } = options.Lifecycle?.ToHeader();

    /// <summary>The name of a file for a message, without any folders.</summary>
    public static string NameOf(FalFileInput file) => ErrorText.OneLine(file.FileName![(file.FileName!.LastIndexOfAny(['/', '\\']) + 1)..], 100);

    /// <summary>Gets a place for the file. When that fails, nothing of the file was sent, and another route may be tried.</summary>
    public abstract Task BeginAsync(bool isMultipart, CancellationToken cancellationToken);

    /// <summary>Determines whether a refusal means that the place for the file is gone, and that a new one may take it.</summary>
    public abstract bool IsPlaceGone(FalApiException refusal);

    /// <summary>Sends the file in one piece.</summary>
    /// <returns>Its URL.</returns>
    public abstract Task<Uri> SendWholeAsync(UploadBody body, CancellationToken cancellationToken);

    /// <summary>Sends a part.</summary>
    /// <returns>Its tag, as storage gave it.</returns>
    public abstract Task<string> SendPartAsync(UploadBody body, CancellationToken cancellationToken);

    /// <summary>Has the parts put together.</summary>
    /// <param name="tags">Their tags by number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The URL of the file.</returns>
    public abstract Task<Uri> CompleteAsync(IReadOnlyDictionary<int, string> tags, CancellationToken cancellationToken);

    /// <summary>The address below another: its path goes on, and its query stays at the end.</summary>
    protected static Uri Below(Uri address, string path) => new($"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}{address.Query}");

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    protected string SubjectOf(UploadBody body) => $"part {Text(body.Number)} of {Subject}";

    /// <summary>How long an exchange may take that sends a file, or a part of one.</summary>
    protected TimeSpan TimeoutFor(UploadBody body) => TimeLimit.Extend(transport.Options.NetworkTimeout, TimeSpan.FromSeconds(body.Length / 100_000));

    protected HttpContent ContentOf(UploadBody body, bool hasType = true)
    {
        UploadContent content = body.CreateContent();
        content.Headers.ContentType = hasType ? mediaType : null;
        return content;
    }

    /// <summary>The tag of a part: one route tells it in the body of its answer, the other in a header.</summary>
    protected static string TagOf(ApiCall call, ApiResponse response) =>
        JsonElementExtensions.TryParse(response.Body)?.Text("etag") is { Length: > 0 } tag ? tag
        : response.ETag ?? throw ProtocolErrors.Create(call, response, $"gave no ETag for {call.Subject}");

    /// <summary>Sees to it that a success is one.</summary>
    /// <exception cref="FalProtocolException">It is a page or an error.</exception>
    protected static void EnsureTaken(ApiCall call, ApiResponse response)
    {
        if (UploadAnswers.IsRefusal(response))
        {
            throw ProtocolErrors.Create(call, response, "sent a page or an error in place of a confirmation");
        }
    }

    /// <summary>Sees to it that a success is not the answer to a piece of what was to be sent.</summary>
    /// <exception cref="FalProtocolException">It is.</exception>
    protected static void EnsureWhole(ApiCall call, ApiResponse response, UploadBody body)
    {
        if (body.IsCut)
        {
            throw ProtocolErrors.Create(call, response, "before all bytes were sent");
        }

        EnsureTaken(call, response);
    }

    protected static ReadOnlyMemory<byte> Write(IReadOnlyDictionary<int, string> tags) => ModelJson.ToUtf8(tags, static (writer, value) =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("parts"u8);
        foreach ((int number, string tag) in value.OrderBy(static part => part.Key))
        {
            writer.WriteStartObject();
            writer.WriteNumber("partNumber"u8, number);
            writer.WriteString("etag"u8, tag);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>An address in an answer, when it is one that a file may be sent to or read from.</summary>
    protected Uri? Address(JsonElement? json, string name) =>
        Uri.TryCreate(json?.Text(name), UriKind.Absolute, out Uri? address) && transport.Uris.IsAllowedForStorage(address) ? address : null;
}
