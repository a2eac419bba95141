using System.Globalization;
using System.Text.Json;
using Flux2Gen.Emulator.Documents;
using Flux2Gen.Emulator.Server;

namespace Flux2Gen.Emulator.Hosts;

/// <summary><c>api.fal.ai</c>: the list of models, searched and page by page.</summary>
internal sealed class PlatformHost(EndpointCatalog catalog) : IFalHost
{
    private const string ModelsPath = "/v1/models";
    private const int DefaultLimit = 50;

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = ["api.fal.ai"];

    /// <inheritdoc/>
    public bool RequiresKey => false;

    /// <inheritdoc/>
    public FalRoute Route(EmulatorRequest request)
    {
        if (request.Path != ModelsPath)
            return FalRoute.NotFound();
        if (request.Method != "GET")
            return FalRoute.MethodNotAllowed();
        return new FalRoute(null, () => List(request));
    }

    private ContentResponse List(EmulatorRequest request)
    {
        if (!TryReadNumber(request.QueryValue("limit"), DefaultLimit, 1, out int limit) || !TryReadNumber(request.QueryValue("cursor"), 0, 0, out int start))
            return ContentResponse.Json(400, WriteError);

        EndpointDocument[] found = [.. catalog.Endpoints.Where(endpoint => Matches(endpoint, request))];
        bool hasMore = limit < found.Length - start;
        bool isExpanded = request.QueryValues("expand").Contains("openapi-3.0");
        return ContentResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("models");
            foreach (EndpointDocument endpoint in found.Skip(start).Take(limit))
                Write(writer, endpoint, isExpanded);
            writer.WriteEndArray();
            if (hasMore)
                writer.WriteString("next_cursor", (start + limit).ToString(CultureInfo.InvariantCulture));
            else
                writer.WriteNull("next_cursor");
            writer.WriteBoolean("has_more", hasMore);
            writer.WriteEndObject();
        });
    }

    private static bool Matches(EndpointDocument endpoint, EmulatorRequest request)
    {
        IReadOnlyList<string> ids = request.QueryValues("endpoint_id");
        string[] words = (request.QueryValue("q") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (ids.Count == 0 || ids.Contains(endpoint.Id))
            && (request.QueryValue("category") is not { } category || category == endpoint.Category)
            && (request.QueryValue("status") is null or "active")
            && words.All(word => new[] { endpoint.Id, endpoint.Title, endpoint.Description, endpoint.Category }.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static void Write(Utf8JsonWriter writer, EndpointDocument endpoint, bool isExpanded)
    {
        writer.WriteStartObject();
        writer.WriteString("endpoint_id", endpoint.Id);
        writer.WriteStartObject("metadata");
        writer.WriteString("display_name", endpoint.Title.Length > 0 ? endpoint.Title : endpoint.Id);
        writer.WriteString("category", endpoint.Category);
        writer.WriteString("description", endpoint.Description);
        writer.WriteString("status", "active");
        writer.WriteEndObject();
        if (isExpanded)
        {
            writer.WritePropertyName("openapi");
            writer.WriteRawValue(endpoint.Json);
        }

        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("type", "validation_error");
        writer.WriteString("message", "limit is a number from 1, cursor is what next_cursor was");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static bool TryReadNumber(string? text, int fallback, int minimum, out int number)
    {
        number = fallback;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= minimum);
    }
}
