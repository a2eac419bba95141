using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Verification.Samples;

/// <summary>The samples of an endpoint.</summary>
internal static class EndpointSamples
{
    /// <summary>Makes request and response bodies.</summary>
    /// <param name="document">The endpoint's document.</param>
    /// <returns>The bodies.</returns>
    public static IEnumerable<Sample> Of(SpecDocument document) =>
    [
        .. Of(document.Input, isInput: true),
        .. Of(document.Output, isInput: false),
    ];

    // A body that is null is no body: nothing would be sent, and nothing came.
    private static IEnumerable<Sample> Of(RawSchema? schema, bool isInput) => schema is null
        ? [new Sample(isInput, "no schema", "{}")]
        : new SampleBuilder().Variants(schema).Where(static value => value.Json != "null").Select(value => new Sample(isInput, value.Label, value.Json));
}
