using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Specs.Catalog;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Parsing;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Input;

/// <summary>The documents of a file that the project wants: one, or those of a catalogue. An incremental value.</summary>
internal sealed record SplitFile
{
    public required EquatableArray<SpecPart> Parts { get; init; }

    /// <summary>Where the parts of a catalogue stand; empty for a file that is one document.</summary>
    public required EquatableArray<SpecPlace> Places { get; init; }

    public required EquatableArray<PatternUse> Patterns { get; init; }

    /// <summary>What is wrong with the file and its metadata, beside what is wrong with its documents.</summary>
    public required EquatableArray<DiagnosticInfo> Diagnostics { get; init; }

    public static SplitFile Of(SpecFile file, CancellationToken cancellationToken)
    {
        try
        {
            return Split(file, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A file that brings us down must not take the other files' clients with it.
            string what = $"{exception.GetType().Name}: {exception.Message}";
            return new SplitFile { Parts = [], Places = [], Patterns = [], Diagnostics = [DiagnosticInfo.AtStart(Descriptors.InternalError, file.Path, what)] };
        }
    }

    private static SplitFile Split(SpecFile file, CancellationToken cancellationToken)
    {
        if (file.Text is not { } text)
        {
            return Named(file, [new SpecPart(new SpecKey(file.Path, 0), text: null, endpointId: null)], [], null, []);
        }

        string json = text.ToString();
        return CatalogReader.TryRead(json, cancellationToken) is { } entries
            ? Catalog(file, text, json, entries, cancellationToken)
            : Document(file, text, json, cancellationToken);
    }

    private static SplitFile Document(SpecFile file, SourceText text, string json, CancellationToken cancellationToken)
    {
        SpecPart[] parts = [new SpecPart(new SpecKey(file.Path, 0), text, endpointId: null)];
        if (file.Filter.IsEmpty || SpecParser.FindEndpointId(json, cancellationToken) is not { } id)
        {
            // What names no endpoint is broken, and to be told so.
            return Named(file, parts, [], null, []);
        }

        return Named(file, file.Filter.Wants(id) ? parts : [], [], [id], []);
    }

    private static SplitFile Catalog(SpecFile file, SourceText text, string json, List<CatalogEntry> entries, CancellationToken cancellationToken)
    {
        List<SpecPart> parts = [];
        List<SpecPlace> places = [];
        List<string> ids = [];
        List<DiagnosticInfo> diagnostics = [];
        for (int index = 0; index < entries.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CatalogEntry entry = entries[index];
            string? id = entry.EndpointId;
            if (id is null && !file.Filter.IsEmpty)
            {
                id = SpecParser.FindEndpointId(TextOf(entry, json), cancellationToken);
            }

            if (id is not null)
            {
                ids.Add(id);
                if (!file.Filter.Wants(id))
                {
                    continue;
                }
            }

            if (entry.Problem is { } problem)
            {
                diagnostics.Add(DiagnosticInfo.At(Descriptors.CatalogEntryWithoutDocument, file.Path, TextPlace.Of(text, entry.ProblemPlace), id ?? $"models[{index}]", problem));
                continue;
            }

            var key = new SpecKey(file.Path, index);
            parts.Add(new SpecPart(key, SourceText.From(TextOf(entry, json), text.Encoding), entry.EndpointId));
            places.Add(new SpecPlace(key, entry.Document.Start, text.Lines.GetLinePosition(entry.Document.Start)));
        }

        return Named(file, parts, places, ids, diagnostics);
    }

    /// <summary>A copy, because a slice would hold on to the whole catalogue.</summary>
    private static string TextOf(CatalogEntry entry, string json) => json.Substring(entry.Document.Start, entry.Document.Length);

    /// <summary>The parts under the name that the project wants; <paramref name="ids"/> are null when the file does not tell them.</summary>
    private static SplitFile Named(SpecFile file, IReadOnlyList<SpecPart> parts, List<SpecPlace> places, IReadOnlyList<string>? ids, List<DiagnosticInfo> diagnostics)
    {
        if (file.Name.Length > 0)
        {
            string? problem = EndpointName.ProblemWith(file.Name)
                ?? (parts.Count > 1 ? $"the file has {parts.Count} endpoints; choose one of them with Endpoints" : null);
            if (problem is null)
            {
                parts = [.. parts.Select(part => new SpecPart(part.Key, part.Text, part.EndpointId) { Options = part.Options with { Name = file.Name } })];
            }
            else
            {
                diagnostics.Add(DiagnosticInfo.AtStart(Descriptors.InvalidName, file.Project, file.Name, System.IO.Path.GetFileName(file.Path), problem));
            }
        }

        return new SplitFile
        {
            Parts = parts.ToEquatableArray(),
            Places = places.ToEquatableArray(),
            Patterns = file.Filter.Uses(ids, file.Project).ToEquatableArray(),
            Diagnostics = diagnostics.ToEquatableArray(),
        };
    }
}
