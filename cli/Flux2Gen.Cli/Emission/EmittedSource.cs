using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Emission;

/// <summary>One emitted source.</summary>
/// <param name="HintName">Its name: <c>fal-ai.flux-2.edit.g.cs</c> holds what belongs to <c>fal-ai/flux-2/edit</c> alone.</param>
/// <param name="Text">The C#.</param>
internal sealed record EmittedSource(string HintName, SourceText Text)
{
    /// <summary>The name of the source that belongs to an endpoint.</summary>
    /// <param name="endpointId">The endpoint's id.</param>
    /// <returns>The name.</returns>
    public static string HintNameOf(string endpointId) => endpointId.Replace('/', '.') + ".g.cs";
}
