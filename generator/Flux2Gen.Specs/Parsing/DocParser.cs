using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Docs;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes documentation of what a document says about itself, its schemas and their members.</summary>
internal static class DocParser
{
    /// <summary>More examples than this do not help a reader.</summary>
    private const int MaxExamples = 3;

    /// <summary>Documentation longer than this belongs on a page of its own.</summary>
    private const int MaxExampleLength = 400;

    /// <summary>Longer defaults, such as whole negative prompts, are told by their beginning.</summary>
    private const int MaxDefaultLength = 160;

    /// <summary>Longer than any real description by far, which have up to some 3,000 characters.</summary>
    private const int MaxDescriptionLength = 20_000;

    /// <summary>Of what a type says about itself, this much is said at each property of that type too.</summary>
    private const int MaxBorrowedLength = 1_000;

    /// <summary>Longer ones are no names of functions.</summary>
    private const int MaxLabelLength = 60;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>No documentation: that of what is inherited stands elsewhere.</summary>
    public static DocModel None { get; } = new() { Summary = [] };

    /// <summary>Documentation of an endpoint.</summary>
    public static DocModel OfEndpoint(FalDocument document, string id)
    {
        (EquatableArray<DocBlock> summary, EquatableArray<DocBlock> more) = Describe(IsLabel(document.About) ? null : document.About, Fallback(document, id));
        List<DocInline> origin = [new DocCode(id)];
        if (!string.IsNullOrWhiteSpace(document.Category))
        {
            origin.Add(new DocText($", {Whitespace.Collapse(document.Category!)}"));
        }

        if (document.DocumentationUrl?.Trim() is { Length: > 0 } address)
        {
            origin.Add(new DocText(": "));
            origin.Add(WebAddress.IsValid(address) ? new DocLink(address, null) : new DocText(address));
        }

        return new DocModel { Summary = summary, Remarks = [.. more, DocParagraph.Of([.. origin])] };
    }

    private static string Fallback(FalDocument document, string id) =>
        string.IsNullOrWhiteSpace(document.Category) ? $"The endpoint `{id}`." : $"The {Whitespace.Collapse(document.Category!)} endpoint `{id}`.";

    /// <summary>Whether a text is the name of a Python function, in title case: "Generate", "Text To Image".</summary>
    private static bool IsLabel(string? about) => about is not null && about.Length <= MaxLabelLength
        && about.Split([' '], StringSplitOptions.RemoveEmptyEntries).All(static word => word.All(char.IsLetterOrDigit) && !char.IsLower(word[0]));

    /// <summary>Documentation of a type.</summary>
    /// <param name="schema">The type's schema.</param>
    /// <param name="fallback">The summary of a schema without a description.</param>
    /// <param name="facts">Sentences that the generator adds.</param>
    public static DocModel OfType(Schema schema, string fallback, params string[] facts)
    {
        (EquatableArray<DocBlock> summary, EquatableArray<DocBlock> more) = Describe(schema.Description, fallback);
        return new DocModel { Summary = summary, Remarks = [.. more, .. facts.Select(static fact => (DocBlock)new DocParagraph(InlineParser.Parse(fact)))] };
    }

    /// <summary>Documentation of a property: of its own schema, and where that is silent of the one that it refers to.</summary>
    /// <param name="wireName">The name in the JSON.</param>
    /// <param name="facts">What is known of its values.</param>
    public static DocModel OfProperty(string wireName, PropertyFacts facts)
    {
        string? description = !string.IsNullOrWhiteSpace(facts.Schema.Description) ? facts.Schema.Description
            : facts.Chain.Select(static schema => schema.Description).FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text)) is { } borrowed ? Cut(borrowed, MaxBorrowedLength)
            : null;
        (EquatableArray<DocBlock> summary, EquatableArray<DocBlock> more) = Describe(description, TitleText.Of(wireName, facts));
        var stated = new StatedFacts(description ?? "");
        List<DocInline> remarks = [];
        if (facts.Chain.Select(static schema => schema.ShowDefault(Display)).FirstOrDefault(static value => value is not null) is { } value && !stated.SaysDefault(value))
        {
            remarks.AddRange([new DocText("Defaults to "), new DocCode(Cut(value, MaxDefaultLength)), new DocText(facts.MayBeOmitted ? " on the server." : ".")]);
        }

        foreach (string sentence in FactText.Sentences(facts, stated))
        {
            remarks.AddRange([.. remarks.Count > 0 ? [new DocText(" ")] : (DocInline[])[], .. InlineParser.Parse(sentence)]);
        }

        return new DocModel
        {
            Summary = summary,
            Remarks = [.. more, .. remarks.Count > 0 ? [DocParagraph.Of([.. remarks])] : (DocBlock[])[], .. LimitDescriptions(facts, description)],
            Examples = Examples(facts),
        };
    }

    /// <summary>A value as a reader wants to see it: a text bare, anything else as JSON.</summary>
    public static string Display(JsonNode value) =>
        value is JsonValue scalar && scalar.TryGetValue(out string? text) && !string.IsNullOrWhiteSpace(text) ? text! : value.ToJsonString(Readable);

    /// <summary>A value as JSON, for people.</summary>
    public static string Json(JsonNode value) => value.ToJsonString(Readable);

    private static (EquatableArray<DocBlock> Summary, EquatableArray<DocBlock> More) Describe(string? description, string fallback)
    {
        EquatableArray<DocBlock> blocks = MarkdownParser.Parse(Cut(description ?? "", MaxDescriptionLength));

        // A list alone does not say what it lists.
        return blocks.Count > 0 && blocks[0] is DocParagraph
            ? DocSplitter.Split(blocks)
            : DocSplitter.Split([new DocParagraph(InlineParser.Parse(fallback)), .. blocks]);
    }

    private static EquatableArray<DocBlock> Examples(PropertyFacts facts) => facts.Schema.Examples
        .Where(static example => example is not null)
        .Select(static example => Display(example!))
        .Where(static example => example.Length <= MaxExampleLength)
        .Distinct(StringComparer.Ordinal)
        .Take(MaxExamples)
        .Select(Example)
        .ToEquatableArray();

    /// <summary>fal's own words, unless they are in the description already.</summary>
    private static IEnumerable<DocBlock> LimitDescriptions(PropertyFacts facts, string? description)
    {
        foreach ((Schema source, bool isItem) in facts.Sources())
        {
            if (source.LimitDescription is { } words && !string.IsNullOrWhiteSpace(words) && description?.Contains(words) != true)
            {
                yield return new DocParagraph(InlineParser.Parse(Cut(isItem ? $"Each item: {words}" : words, MaxBorrowedLength)));
            }
        }
    }

    private static DocBlock Example(string text) =>
        text.Trim().IndexOf('\n') < 0
            ? DocParagraph.Of(new DocCode(text))
            : new DocCodeBlock(MarkdownLine.Split(text.Trim()).Select(static line => line.Source).ToEquatableArray());

    /// <summary>A text that is cut between two words when it is too long.</summary>
    private static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        int end = text.LastIndexOf(' ', maxLength, maxLength / 2);
        end = end < 0 ? maxLength : end;
        return text.Substring(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end) + " …";
    }
}
