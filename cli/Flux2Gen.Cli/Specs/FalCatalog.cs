using System.Globalization;
using System.Text.Json;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Specs;

/// <summary>What fal says about its endpoints.</summary>
/// <param name="downloader">Fetches.</param>
/// <param name="addresses">Where from.</param>
internal sealed class FalCatalog(Downloader downloader, FalAddresses addresses)
{
    private const int MaxPages = 20;

    /// <summary>Fetches the document of an endpoint.</summary>
    /// <param name="endpointId">The id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The document.</returns>
    /// <exception cref="FetchException">It could not be fetched, or is another endpoint's.</exception>
    /// <exception cref="StoreException">The id is none.</exception>
    public async Task<FetchedDocument> GetDocumentAsync(string endpointId, CancellationToken cancellationToken)
    {
        _ = DocumentPath.Of(endpointId);
        var source = new Uri(addresses.Documents, $"api/openapi/queue/openapi.json?endpoint_id={endpointId}");
        string text = await downloader.GetAsync(source, cancellationToken);
        return SpecParser.FindEndpointId(text, cancellationToken) switch
        {
            null => throw new FetchException(FetchProblem.Refused, $"{source.Authority} sent something that is not a fal document."),
            { } other when other != endpointId => throw new FetchException(FetchProblem.Refused, $"{source.Authority} sent the document of another endpoint, '{other}'."),
            _ => new FetchedDocument(text, source),
        };
    }

    /// <summary>Searches fal's list of models.</summary>
    /// <param name="text">What to look for.</param>
    /// <param name="category">A category such as <c>text-to-image</c>, or <see langword="null"/> for all.</param>
    /// <param name="limit">The most that is listed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The models in fal's order.</returns>
    /// <exception cref="FetchException">The list could not be fetched.</exception>
    public async Task<IReadOnlyList<ModelSummary>> SearchAsync(string text, string? category, int limit, CancellationToken cancellationToken)
    {
        var found = new List<ModelSummary>();
        string cursor = "";
        for (int page = 0; page < MaxPages && found.Count < limit; page++)
        {
            string query = $"v1/models?q={Uri.EscapeDataString(text)}&limit={(limit - found.Count).ToString(CultureInfo.InvariantCulture)}"
                + (category is null ? "" : $"&category={Uri.EscapeDataString(category)}")
                + (cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
            JsonElement answer = Parse(await downloader.GetAsync(new Uri(addresses.Platform, query), cancellationToken));
            if (JsonPath.Find(answer, "models") is not { ValueKind: JsonValueKind.Array } models)
            {
                throw NotAList();
            }

            found.AddRange(models.EnumerateArray().Select(ModelSummary.Of).OfType<ModelSummary>());
            cursor = ModelSummary.Text(answer, "next_cursor");
            if (cursor.Length == 0 || JsonPath.Find(answer, "has_more") is { ValueKind: JsonValueKind.False })
            {
                break;
            }
        }

        return [.. found.Take(limit)];
    }

    private JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw NotAList();
        }
    }

    private FetchException NotAList() => new(FetchProblem.Refused, $"{addresses.Platform.Authority} sent something that is not a list of models.");
}
