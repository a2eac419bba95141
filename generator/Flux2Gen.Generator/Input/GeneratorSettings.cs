namespace Flux2Gen.Generator.Input;

/// <summary>What the project says about how code is printed. An incremental value.</summary>
/// <param name="Namespace">The namespace of the emitted types.</param>
/// <param name="Accessibility">The keyword that the emitted types have.</param>
/// <param name="ApiName">The name of the class that lists the endpoints.</param>
internal sealed record GeneratorSettings(string Namespace, string Accessibility, string ApiName);
