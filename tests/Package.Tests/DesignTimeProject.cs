using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Package.Tests;

/// <summary>A project as Visual Studio, Rider and C# Dev Kit have it: the compiler's arguments from a design-time build, the rest in memory.</summary>
internal sealed class DesignTimeProject
{
    private readonly CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    private DesignTimeProject(CSharpCompilation compilation, GeneratorDriver driver, ImmutableArray<AdditionalText> documents) =>
        (_compilation, _driver, Documents) = (compilation, driver, documents);

    public ImmutableArray<AdditionalText> Documents { get; }

    /// <summary>Asks MSBuild for what the compiler would be called with; nothing is compiled.</summary>
    public static async Task<DesignTimeProject> LoadAsync(string folder)
    {
        string output = await Dotnet.RunAsync(
            folder,
            "msbuild", "-nologo", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:NonExistentFile=never", "-getItem:CscCommandLineArgs");
        using JsonDocument json = JsonDocument.Parse(output);
        CSharpCommandLineArguments arguments = CSharpCommandLineParser.Default.Parse(
            json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(static item => item.GetProperty("Identity").GetString()!), folder, null);
        Assert.Equal([], arguments.Errors);

        ImmutableArray<AdditionalText> documents = [.. arguments.AdditionalFiles.Select(static file => new DocumentText(file.Path, File.ReadAllText(file.Path)))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            arguments.CompilationName,
            arguments.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), arguments.ParseOptions, file.Path)),
            arguments.MetadataReferences.Select(static reference => MetadataReference.CreateFromFile(reference.Reference)),
            arguments.CompilationOptions);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            Generators(arguments),
            documents,
            arguments.ParseOptions,
            new ConfigOptions(AnalyzerConfigSet.Create(arguments.AnalyzerConfigPaths.Where(File.Exists).Select(static path => AnalyzerConfig.Parse(File.ReadAllText(path), path)).ToArray())));
        return new DesignTimeProject(compilation, driver, documents);
    }

    /// <summary>What the IDE sees, with all documents as they are.</summary>
    public Compilation Emitted()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation compilation, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return compilation;
    }

    /// <summary>The diagnostics of the generator.</summary>
    public ImmutableArray<Diagnostic> Diagnostics() => _driver.RunGenerators(_compilation).GetRunResult().Diagnostics;

    /// <summary>Somebody types in the document, or puts another one in its place.</summary>
    public void Edit(AdditionalText document, Func<string, string> change) =>
        _driver = _driver.ReplaceAdditionalText(document, new DocumentText(document.Path, change(document.GetText()!.ToString())));

    private static ImmutableArray<ISourceGenerator> Generators(CSharpCommandLineArguments arguments)
    {
        string[] paths = [.. arguments.AnalyzerReferences.Select(static reference => reference.FilePath)];
        string generator = Assert.Single(paths, static path => Path.GetFileName(path) == "Flux2Gen.Generator.dll");
        return new AnalyzerFileReference(generator, new Loader(paths)).GetGenerators(LanguageNames.CSharp);
    }

    /// <summary>What is in the host comes from the host; the rest from what the compiler was given by path.</summary>
    private sealed class Loader(string[] paths) : AssemblyLoadContext(nameof(DesignTimeProject)), IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            try
            {
                return Default.LoadFromAssemblyName(assemblyName);
            }
            catch (FileNotFoundException)
            {
                return paths.FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == assemblyName.Name) is { } path ? LoadFromAssemblyPath(path) : null;
            }
        }
    }

    private sealed class DocumentText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class ConfigOptions(AnalyzerConfigSet set) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(set.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(set.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
