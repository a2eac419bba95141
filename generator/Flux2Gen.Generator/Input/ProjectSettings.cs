using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Parsing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flux2Gen.Generator.Input;

/// <summary>What the project file says. An incremental value.</summary>
/// <param name="Path">The path of the project file; empty where the compiler is not told.</param>
/// <param name="Parsing">What changes the types.</param>
/// <param name="Emission">What changes how they are printed, and so parses nothing again.</param>
/// <param name="Diagnostics">The values that are none.</param>
internal sealed record ProjectSettings(string Path, ParserOptions Parsing, GeneratorSettings Emission, EquatableArray<DiagnosticInfo> Diagnostics)
{
    private const string Disable = "DisableFlux2Gen";

    public static ProjectSettings Read(AnalyzerConfigOptions options)
    {
        var reader = new SettingReader(options);
        bool isDisabled = reader.Boolean(Disable, false);
        var parsing = new ParserOptions
        {
            UseWellKnownTypes = reader.Boolean("Flux2GenWellKnownTypes", true),
            UseFileInputs = reader.Boolean("Flux2GenFileInputs", true),
        };
        string? root = reader.Property("RootNamespace");
        var emission = new GeneratorSettings(
            NamespaceName.Of(reader.Value("Flux2GenNamespace", "a C# namespace such as 'Acme.Fal'", NamespaceName.Is, NamespaceName.Of)
                ?? (root is null ? "Fal" : $"{root}.Fal")),
            reader.Value("Flux2GenAccessibility", "'public' or 'internal'", IsAccessibility, static _ => "public")?.ToLowerInvariant() ?? "public",
            reader.Value("Flux2GenApiName", "a C# name such as 'AcmeFal', not of small letters alone, that no member of the class has", ApiName.CanBe, static _ => ApiName.ClassName) ?? ApiName.ClassName);
        return new ProjectSettings(ProjectPath(options), parsing, emission, isDisabled ? [] : reader.Diagnostics.ToEquatableArray());
    }

    public static bool IsDisabled(AnalyzerConfigOptions options) =>
        string.Equals(SettingReader.Property(options, Disable), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path of the project file; empty where the compiler is not told.</summary>
    public static string ProjectPath(AnalyzerConfigOptions options) => SettingReader.Property(options, "MSBuildProjectFullPath") ?? "";

    private static bool IsAccessibility(string text) =>
        text.Equals("public", StringComparison.OrdinalIgnoreCase) || text.Equals("internal", StringComparison.OrdinalIgnoreCase);
}
