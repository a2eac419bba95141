using System.Text;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Cli.Tests.Support;

/// <summary>Emits what a test says, so that what is tested is the check and not the generator.</summary>
internal sealed class FakeEmitter : ISpecEmitter
{
    private readonly Dictionary<string, string> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpecDiagnostic> _diagnostics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _silent = new(StringComparer.Ordinal);

    /// <summary>The documents of each call, by path.</summary>
    public List<string[]> Calls { get; } = [];

    /// <summary>C# of a type named <c>Model</c> that the endpoint takes and gives; without one it is JsonElement.</summary>
    public FakeEmitter Model(string endpointId, string code)
    {
        _models[endpointId] = code;
        return this;
    }

    public FakeEmitter Diagnostic(string endpointId, DiagnosticSeverity severity)
    {
        _diagnostics[endpointId] = new SpecDiagnostic(endpointId + ".json", 3, 7, severity, "FLUX1234", "is odd");
        return this;
    }

    public FakeEmitter Nothing(string endpointId)
    {
        _silent.Add(endpointId);
        return this;
    }

    /// <summary>C# of a source that belongs to no endpoint.</summary>
    public string Shared { get; set; } = "";

    public EmittedProject Emit(IReadOnlyList<SpecFile> specs)
    {
        Calls.Add([.. specs.Select(spec => spec.Path)]);
        string[] ids = [.. specs.Select(spec => SpecDocument.TryParse(spec.Text)?.EndpointId).OfType<string>().Where(id => !_silent.Contains(id))];
        return new EmittedProject(
            [.. ids.Select(EmitEndpoint), Source("Base.g.cs", Base + Shared), Source("All.g.cs", All(ids))],
            [.. ids.Where(_diagnostics.ContainsKey).Select(id => _diagnostics[id])]);
    }

    // The pragma is for the day when the runtime has a class of this name.
    private const string Base = """
        #pragma warning disable CS0436, CS1591
        namespace Flux2Gen { public abstract class FalEndpoint<TInput, TOutput> { } }

        """;

    private static EmittedSource Source(string name, string code) => new(name, SourceText.From(code, Encoding.UTF8));

    private static string Name(string endpointId) => endpointId.Replace('/', '_').Replace('-', '_');

    /// <summary>Refers to every endpoint, as the list of all endpoints does.</summary>
    private static string All(string[] ids) => $$"""
        #pragma warning disable CS1591
        public static class All
        {
            public static readonly object[] Endpoints = { {{string.Join(", ", ids.Select(id => $"new Catalog.Fal.{Name(id)}.Endpoint()"))}} };
        }
        """;

    private EmittedSource EmitEndpoint(string endpointId)
    {
        bool isModel = _models.TryGetValue(endpointId, out string? model);
        string type = isModel ? "Model" : "System.Text.Json.JsonElement";
        return Source(EmittedSource.HintNameOf(endpointId), $$"""
            #pragma warning disable CS0436, CS1591
            namespace Catalog.Fal.{{Name(endpointId)}}
            {
                public sealed class Endpoint : Flux2Gen.FalEndpoint<{{type}}, {{type}}>
                {
                    public const string EndpointId = "{{endpointId}}";
                }

                {{model}}
            }
            """);
    }
}
