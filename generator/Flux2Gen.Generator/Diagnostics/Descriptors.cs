using System.Globalization;
using Flux2Gen.Specs.Problems;
using Microsoft.CodeAnalysis;

namespace Flux2Gen.Generator.Diagnostics;

/// <summary>All diagnostics. An id is never reused or renumbered; docs/diagnostics.md explains each.</summary>
internal static class Descriptors
{
    private const string Category = "Flux2Gen";
    private const string Help = "https://github.com/flux2gen/flux2gen/blob/main/docs/diagnostics.md";

    public static readonly DiagnosticDescriptor InvalidJson = new(
        "FLUX0001",
        "The document is not JSON",
        "The document is not valid JSON: {0}. No client is emitted for it.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0001");

    public static readonly DiagnosticDescriptor NotAFalDocument = new(
        "FLUX0002",
        "The document is not a fal document",
        "The document does not describe a fal endpoint: {0}. Get one from https://fal.ai/api/openapi/queue/openapi.json with the id as endpoint_id.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0002");

    public static readonly DiagnosticDescriptor WrongKind = new(
        "FLUX0003",
        "A value has the wrong kind",
        "'{0}' must be {1}, but is {2}. No client is emitted for the document.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0003");

    public static readonly DiagnosticDescriptor DuplicateMember = new(
        "FLUX0004",
        "An object has a member twice",
        "The member '{0}' is there twice. Remove one of them; no client is emitted for the document.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0004");

    public static readonly DiagnosticDescriptor InvalidOpenApi = new(
        "FLUX0005",
        "The document is not OpenAPI",
        "The document cannot be read as OpenAPI: {0}. No client is emitted for it.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0005");

    public static readonly DiagnosticDescriptor InvalidEndpointId = new(
        "FLUX0006",
        "The endpoint id is not one",
        "'{0}' is not an endpoint id such as 'fal-ai/flux-2-pro'. No client is emitted for the document.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0006");

    public static readonly DiagnosticDescriptor UnreadableFile = new(
        "FLUX0007",
        "The document cannot be read",
        "The document '{0}' cannot be read. Check that the file exists and that the build may read it.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0007");

    public static readonly DiagnosticDescriptor PassedOver = new(
        "FLUX0008",
        "A part of the document is ignored",
        "This part of the document is ignored: {0}. If a type depends on it, JsonElement stands in.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0008");

    public static readonly DiagnosticDescriptor YamlDocument = new(
        "FLUX0009",
        "The document is YAML",
        "The document is YAML, and Flux2Gen reads JSON. Save what https://fal.ai/api/openapi/queue/openapi.json gives with the id as endpoint_id.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0009");

    public static readonly DiagnosticDescriptor CatalogEntryWithoutDocument = new(
        "FLUX0010",
        "A catalogue has no document of an endpoint",
        "The catalogue has no document of '{0}': {1}. No client is emitted for it; exclude it with ExceptEndpoints, or save its document by itself.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0010");

    public static readonly DiagnosticDescriptor MissingReference = new(
        "FLUX0101",
        "A referenced schema is not there",
        "The document has no schema '{0}'. {1} stands in for it.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0101");

    public static readonly DiagnosticDescriptor UnsupportedSchema = new(
        "FLUX0102",
        "No type can be made of a schema",
        "No type can be made of this schema: {0}. JsonElement stands in for it.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0102");

    public static readonly DiagnosticDescriptor ContradictoryDefault = new(
        "FLUX0103",
        "A default contradicts its schema",
        "The default of '{0}', {1}, is not a value that its own schema allows. The documentation shows it as fal does.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0103");

    public static readonly DiagnosticDescriptor MissingProperty = new(
        "FLUX0104",
        "A required property is not there",
        "'{0}' is required, but there is no property of that name. Check the spelling; it can be sent in AdditionalProperties.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0104");

    public static readonly DiagnosticDescriptor ContradictoryRules = new(
        "FLUX0105",
        "Rules contradict each other",
        "No value of '{0}' can keep its rules: {1}. They are not checked; the server decides.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0105");

    public static readonly DiagnosticDescriptor MeaninglessKeyword = new(
        "FLUX0106",
        "A keyword says nothing of values of its type",
        "'{0}' is passed over, because it says nothing of a value of the type {1}. Check the type.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0106");

    public static readonly DiagnosticDescriptor NameCollision = new(
        "FLUX0201",
        "A name is taken",
        "'{0}' is called {1} in C#, because {2} is taken",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0201");

    public static readonly DiagnosticDescriptor EndpointRenamed = new(
        "FLUX0202",
        "The name of an endpoint is taken",
        "The C# names of '{0}', which begin with {1}, are taken by '{2}'. They begin with {3} instead.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0202");

    public static readonly DiagnosticDescriptor EndpointNameTaken = new(
        "FLUX0203",
        "The names of two endpoints collide",
        "The C# names of '{0}', which begin with {1}, are taken by '{2}'. No client is emitted for '{0}'; remove one of the documents, or give one another Name.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0203");

    public static readonly DiagnosticDescriptor LookalikeName = new(
        "FLUX0204",
        "A name looks like another",
        "'{0}' reads like '{1}', but has letters of another script: {2}. Check the spelling; the C# name keeps them.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0204");

    public static readonly DiagnosticDescriptor DuplicateEndpoint = new(
        "FLUX0301",
        "An endpoint has two documents",
        "'{0}' is described by '{1}' too, and that document is used. Remove one of them.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0301");

    public static readonly DiagnosticDescriptor EndpointMismatch = new(
        "FLUX0302",
        "A document names two endpoints",
        "The document is of '{0}', but {1} says '{2}'. The client calls '{0}'; fetch the document again if that is wrong.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0302");

    public static readonly DiagnosticDescriptor MissingBody = new(
        "FLUX0303",
        "A document does not describe an input or output",
        "The document does not say what JSON the {1} of '{0}' is. JsonElement stands in for it; fetch the document again if that is wrong.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0303");

    public static readonly DiagnosticDescriptor InvalidSetting = new(
        "FLUX0401",
        "A setting is not understood",
        "{0} is '{1}', but must be {2}. Correct it in the project file; until then it is taken for '{3}'.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0401");

    public static readonly DiagnosticDescriptor InvalidName = new(
        "FLUX0402",
        "The name for an endpoint is none",
        "'{0}' cannot be the Name of the FalSpec '{1}': {2}. Until it is corrected, names are made of the ids.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0402");

    public static readonly DiagnosticDescriptor UnusedPattern = new(
        "FLUX0403",
        "A pattern matches no endpoint",
        "{0} of a FalSpec lists '{1}', which matches no endpoint of its documents. Correct the pattern or remove it.",
        Category,
        DiagnosticSeverity.Warning,
        true,
        helpLinkUri: $"{Help}#flux0403");

    public static readonly DiagnosticDescriptor ApiNameTaken = new(
        "FLUX0404",
        "The name of the API class is taken",
        "Flux2GenApiName is '{0}', but the client of '{1}' has that name. Choose another; until then the class is called {2}.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0404");

    public static readonly DiagnosticDescriptor InternalError = new(
        "FLUX0900",
        "Flux2Gen failed",
        "Flux2Gen itself failed on this document ({0}). No client is emitted for it; please report this with the document.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0900");

    public static readonly DiagnosticDescriptor LanguageVersion = new(
        "FLUX0903",
        "The C# version is too old",
        "Flux2Gen needs C# 12 or later, and this project sets LangVersion to {0}. Remove LangVersion, or set it to 12 or later.",
        Category,
        DiagnosticSeverity.Error,
        true,
        helpLinkUri: $"{Help}#flux0903");

    /// <summary>The same rule, with a message that says how many more there are.</summary>
    public static DiagnosticDescriptor WithMore(DiagnosticDescriptor rule, int more) => new(
        rule.Id,
        rule.Title,
        string.Format(CultureInfo.InvariantCulture, "{0} … and {1:N0} more of {2} in this document", rule.MessageFormat, more, rule.Id),
        rule.Category,
        rule.DefaultSeverity,
        rule.IsEnabledByDefault,
        rule.Description,
        rule.HelpLinkUri);

    public static DiagnosticDescriptor Of(SpecProblemKind kind) => kind switch
    {
        SpecProblemKind.InvalidJson => InvalidJson,
        SpecProblemKind.Yaml => YamlDocument,
        SpecProblemKind.NotAFalDocument => NotAFalDocument,
        SpecProblemKind.WrongKind => WrongKind,
        SpecProblemKind.DuplicateMember => DuplicateMember,
        SpecProblemKind.InvalidOpenApi => InvalidOpenApi,
        SpecProblemKind.PassedOver => PassedOver,
        SpecProblemKind.InvalidEndpointId => InvalidEndpointId,
        SpecProblemKind.EndpointMismatch => EndpointMismatch,
        SpecProblemKind.MissingBody => MissingBody,
        SpecProblemKind.MissingReference => MissingReference,
        SpecProblemKind.UnsupportedSchema => UnsupportedSchema,
        SpecProblemKind.ContradictoryDefault => ContradictoryDefault,
        SpecProblemKind.ContradictoryRules => ContradictoryRules,
        SpecProblemKind.MissingProperty => MissingProperty,
        SpecProblemKind.MeaninglessKeyword => MeaninglessKeyword,
        SpecProblemKind.NameCollision => NameCollision,
        SpecProblemKind.LookalikeName => LookalikeName,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
