using System.Text.Json;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Verification.Samples;

namespace Flux2Gen.Cli.Verification.RoundTrips;

/// <summary>Tries samples on an endpoint's types.</summary>
internal static class RoundTripCheck
{
    /// <summary>As deep as models are read.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>Reads and writes every sample.</summary>
    /// <param name="types">The endpoint's types.</param>
    /// <param name="samples">The samples.</param>
    /// <returns>One line for each sample that did not come back as it was.</returns>
    public static IEnumerable<string> Run(EndpointTypes types, IEnumerable<Sample> samples)
    {
        Func<string, string>? input = ModelRoundTrip.Of(types.Input);
        Func<string, string>? output = ModelRoundTrip.Of(types.Output);
        foreach ((Type type, Func<string, string>? roundTrip) in ((Type, Func<string, string>?)[])[(types.Input, input), (types.Output, output)])
        {
            if (roundTrip is null)
            {
                yield return $"{type.Name} is neither a model nor a JsonElement";
            }
        }

        foreach (Sample sample in samples)
        {
            if ((sample.IsInput ? input : output) is { } roundTrip && Try(roundTrip, sample.Json) is { } problem)
            {
                yield return $"{sample}: {problem}";
            }
        }
    }

    private static string? Try(Func<string, string> roundTrip, string json)
    {
        string written;
        try
        {
            written = roundTrip(json);
        }
        catch (JsonException exception)
        {
            return Thrown(json, exception.Path ?? "$", exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Emitted code must not throw anything else; when it does, that is the finding.
            return Thrown(json, "$", $"{exception.GetType().Name}: {exception.Message}");
        }

        try
        {
            return JsonComparer.Compare(JsonElement.Parse(json, Deep), JsonElement.Parse(written, Deep))?.ToString();
        }
        catch (JsonException)
        {
            return new JsonDifference("$", "JSON", written).ToString();
        }
    }

    private static string Thrown(string json, string path, string message) => new JsonDifference(
        path,
        JsonPath.Evaluate(JsonElement.Parse(json, Deep), path)?.GetRawText() ?? "a value",
        message).ToString();
}
