using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Cli.Documents;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Verification.FileTypes;

/// <summary>
/// Proves that what fal may do at will to the file objects of an output changes no type and breaks no caller, and that every file
/// can be saved, opened and given to another model.
/// </summary>
/// <param name="emitter">Makes the C#.</param>
/// <param name="compiler">Makes the assembly.</param>
/// <param name="emittedNamespace">The namespace of the emitted types.</param>
internal sealed class FileTypeCheck(ISpecEmitter emitter, CatalogCompiler compiler, string emittedNamespace)
{
    /// <summary>Gets the folder that the documents are written to with every member that a file can have, or <see langword="null"/>.</summary>
    public string? KeepFolder { get; init; }

    /// <summary>Checks documents.</summary>
    /// <param name="files">The documents.</param>
    /// <returns>What was found.</returns>
    public FileTypeReport Run(IReadOnlyList<SpecFile> files)
    {
        List<string> failures = [];
        int objects = 0;
        int variants = 0;
        foreach ((SpecFile file, int found, int tried, IReadOnlyList<string> changed) in files.AsParallel().AsOrdered().Select(Vary))
        {
            objects += found;
            variants += tried;
            failures.AddRange(changed.Select(change => $"{file.Path}: {change}"));
        }

        int operations = 0;
        foreach (IReadOnlyList<SpecResult> project in ProjectPlan.Of([.. files.Select(file => new SpecResult(file))]))
        {
            operations += UseFiles([.. project.Select(spec => spec.File)], failures);
        }

        return new FileTypeReport(files.Count, objects, variants, operations, failures);
    }

    private (SpecFile File, int Objects, int Variants, IReadOnlyList<string> Changed) Vary(SpecFile file)
    {
        // A document that is no JSON, or no endpoint, is another check's business.
        if (Parse(file.Text) is not { } before)
        {
            return (file, 0, 0, []);
        }

        List<string> changed = [];
        int variants = 0;
        foreach (FileChange change in FileChange.All)
        {
            JsonNode document = JsonNode.Parse(file.Text)!;
            int applied = FileObjects.Of(document).Count(change.Apply);
            if (applied > 0)
            {
                variants++;
                changed.AddRange(Differences(before, Parse(document.ToJsonString())!).Select(difference => $"{change.Name}: {difference}"));
            }
        }

        Keep(file);
        return (file, FileObjects.Of(JsonNode.Parse(file.Text)!).Count, variants, changed);
    }

    private void Keep(SpecFile file)
    {
        if (KeepFolder is null)
        {
            return;
        }

        JsonNode document = JsonNode.Parse(file.Text)!;
        foreach (JsonObject schema in FileObjects.Of(document))
        {
            FileChange.All[0].Apply(schema);
        }

        string path = Path.Combine(KeepFolder, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, document.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    /// <summary>What a caller of the old client does not find in the new one.</summary>
    private static IEnumerable<string> Differences(EndpointModel before, EndpointModel after)
    {
        if (before.Output != after.Output)
        {
            yield return $"the output is {after.Output.Name}, was {before.Output.Name}";
        }

        foreach (ObjectModel type in before.Objects)
        {
            ObjectModel? now = after.Objects.FirstOrDefault(other => other.Name == type.Name);
            if (now is null || now.Base != type.Base)
            {
                yield return $"{type.Name} is gone or has another base";
                continue;
            }

            foreach (PropertyModel property in type.Properties)
            {
                PropertyModel? same = now.Properties.FirstOrDefault(other => other.Name == property.Name);
                bool isDropped = same is null && type.Base is not null && !property.IsInherited;
                if (!isDropped && (same is null || same.Type != property.Type || same.IsRequired != property.IsRequired || same.AllowsNull != property.AllowsNull))
                {
                    yield return $"{type.Name}.{property.Name} is {same?.Type.Kind} {same?.Type.Name}, was {property.Type.Kind} {property.Type.Name}";
                }
            }
        }

        foreach (UnionModel union in before.Unions.Where(union => !after.Unions.Contains(union)))
        {
            yield return $"{union.Name} is gone or has other cases";
        }
    }

    private int UseFiles(IReadOnlyList<SpecFile> project, List<string> failures)
    {
        var uses = new FileUses(emittedNamespace);
        foreach (SpecFile file in project)
        {
            if (Parse(file.Text) is { } endpoint)
            {
                uses.Add(endpoint);
            }
        }

        CompileOutcome outcome = compiler.Compile([.. emitter.Emit(project).Sources, uses.ToSource()]);
        failures.AddRange(outcome.Errors.Select(error => $"{error}"));
        return uses.Count;
    }

    private static EndpointModel? Parse(string text) => SpecParser.Parse(text, ParserOptions.Default, CancellationToken.None).Endpoint;
}
