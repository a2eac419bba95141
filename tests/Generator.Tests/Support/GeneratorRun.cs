using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>
/// A run of the generator. Each run is done twice, the second time on a copy of the compilation: all steps must then be
/// cached, so that every test is a test of incrementality too.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Flux2Gen.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A project that takes warnings for errors, for code that was emitted in several runs.</summary>
    public static Compilation EmptyProject => CreateCompilation(ReportDiagnostic.Error);

    private GeneratorRun(GeneratorDriver driver, Compilation compilation)
    {
        Driver = driver;
        Compilation = compilation;
        Result = driver.GetRunResult().Results.Single();
    }

    public GeneratorDriver Driver { get; }

    /// <summary>The compilation without what was emitted.</summary>
    public Compilation Compilation { get; }

    public GeneratorRunResult Result { get; }

    public IReadOnlyDictionary<string, string> Sources =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The source of the only document.</summary>
    public string Source => Sources.Single(source => source.Key != "FalApi.g.cs").Value;

    /// <summary>The diagnostics, as <c>path(line,column): severity id: message</c>.</summary>
    public string[] Diagnostics => [.. Result.Diagnostics.Select(static diagnostic => diagnostic.ToString())];

    /// <summary>The public types that were emitted.</summary>
    public IEnumerable<INamedTypeSymbol> EmittedTypes
    {
        get
        {
            var parse = new CSharpParseOptions(LanguageVersion.CSharp12);
            Compilation compilation = CreateCompilation(ReportDiagnostic.Error)
                .AddSyntaxTrees(Result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, parse, source.HintName)));
            return compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type)
                .OfType<INamedTypeSymbol>()
                .Where(static type => type.ContainingType is null && type.DeclaredAccessibility == Accessibility.Public);
        }
    }

    /// <summary>Runs the generator, and fails on any diagnostic.</summary>
    public static GeneratorRun Of(params TestSpec[] specs)
    {
        GeneratorRun run = WithDiagnostics(new TestOptions(), specs);
        Assert.Empty(run.Diagnostics);
        return run;
    }

    public static GeneratorRun WithDiagnostics(params TestSpec[] specs) => WithDiagnostics(new TestOptions(), specs);

    public static GeneratorRun WithDiagnostics(TestOptions options, params TestSpec[] specs)
    {
        CSharpCompilation compilation = CreateCompilation(ReportDiagnostic.Default);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new Flux2Generator().AsSourceGenerator()],
            specs,
            new CSharpParseOptions(LanguageVersion.CSharp12),
            options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var first = new GeneratorRun(driver.RunGenerators(compilation), compilation);
        Assert.Null(first.Result.Exception);

        GeneratorRun again = first.Rerun();
        Assert.Equal(first.Sources, again.Sources);
        again.AssertNothingRan();
        ModelScan.AssertValues(first.Result);
        return first;
    }

    /// <summary>Runs again on a copy of the compilation.</summary>
    public GeneratorRun Rerun() => new(Driver.RunGenerators(Compilation.Clone()), Compilation);

    /// <summary>Runs again with other files.</summary>
    public GeneratorRun Rerun(Func<GeneratorDriver, GeneratorDriver> change) => new(change(Driver).RunGenerators(Compilation), Compilation);

    /// <summary>Runs again after C# was edited.</summary>
    public GeneratorRun RerunWithCode(string code)
    {
        Compilation edited = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12)));
        return new(Driver.RunGenerators(edited), edited);
    }

    public void AssertNothingRan()
    {
        foreach (string name in TrackingNames.All.Where(Result.TrackedSteps.ContainsKey))
        {
            foreach (IncrementalStepRunReason reason in Result.TrackedSteps[name].SelectMany(static step => step.Outputs).Select(static output => output.Reason))
            {
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name} ran again: {reason}");
            }
        }

        foreach (IncrementalStepRunReason reason in Result.TrackedOutputSteps.SelectMany(static pair => pair.Value).SelectMany(static step => step.Outputs).Select(static output => output.Reason))
        {
            Assert.Equal(IncrementalStepRunReason.Cached, reason);
        }
    }

    /// <summary>How often each tracked step ran for each reason: <c>ParseSpec: 1 Modified, 4 Cached</c>.</summary>
    public string Reasons(string step) => string.Join(
        ", ",
        Result.TrackedSteps[step]
            .SelectMany(static run => run.Outputs)
            .GroupBy(static output => output.Reason)
            .OrderBy(static group => group.Key.ToString(), StringComparer.Ordinal)
            .Select(static group => $"{group.Count()} {group.Key}"));

    /// <summary>Compiles what was emitted, and the code given, as a project that takes warnings for errors.</summary>
    public byte[] Compile(string code = "", LanguageVersion version = LanguageVersion.CSharp12)
    {
        var parse = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        Compilation compilation = CreateCompilation(ReportDiagnostic.Error)
            .AddSyntaxTrees(Result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, parse, source.HintName)))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, parse.WithDocumentationMode(DocumentationMode.None), "Test.cs"));
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = compilation.Emit(image);
        Assert.Empty(emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Select(static diagnostic => diagnostic.ToString()));
        return image.ToArray();
    }

    /// <summary>The compiler's errors and warnings for code that uses what was emitted.</summary>
    public string[] ErrorsOf(string code)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12);
        Compilation compilation = CreateCompilation(ReportDiagnostic.Error)
            .AddSyntaxTrees(Result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, parse, source.HintName)))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, parse, "Test.cs"));
        return [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString())];
    }

    /// <summary>The compiler's warnings for what was emitted, once it is stripped of what silences them.</summary>
    public string[] WarningsWithoutPragmas()
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);
        Compilation compilation = CreateCompilation(ReportDiagnostic.Default)
            .AddSyntaxTrees(Result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(
                source.SourceText.ToString().Replace("#pragma", "//", StringComparison.Ordinal), parse, source.HintName)));
        return [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString())];
    }

    private static CSharpCompilation CreateCompilation(ReportDiagnostic warnings) => CSharpCompilation.Create(
        "MyApp",
        [],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999,
            generalDiagnosticOption: warnings));
}
