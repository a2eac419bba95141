using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <summary>Makes documentation of what a schema says about itself.</summary>
internal static class DocParser
{
    /// <summary>More examples than this do not help a reader.</summary>
    private const int MaxExamples = 3;

    /// <summary>Documentation longer than this belongs on a page of its own.</summary>
    private const int MaxExampleLength = 400;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Documentation of a type.</summary>
    public static DocModel OfType(Schema schema, string fallback) => new() { Summary = Paragraphs(FirstText(schema.Description, fallback)) };

    /// <summary>Documentation of a property: of its own schema, and where that is silent of the one that it refers to.</summary>
    public static DocModel OfProperty(string wireName, Schema schema, Schema? target, ConstraintModel constraints)
    {
        string description = FirstText(schema.Description, target?.Description, schema.Title, $"The `{wireName}`.");
        JsonNode? defaultValue = schema.Default ?? target?.Default;
        return new DocModel
        {
            Summary = Paragraphs(description),
            Default = defaultValue is null ? null : Display(defaultValue),
            Facts = Facts(constraints, schema.Limits).ToEquatableArray(),
            Examples = schema.Examples
                .Where(static example => example is not null)
                .Select(static example => Display(example!))
                .Where(static example => example.Length <= MaxExampleLength)
                .Take(MaxExamples)
                .ToEquatableArray(),
        };
    }

    /// <summary>A value as a reader wants to see it: a text bare, anything else as JSON.</summary>
    public static string Display(JsonNode value) =>
        value is JsonValue scalar && scalar.TryGetValue(out string? text) && text.Length > 0 ? text : value.ToJsonString(Readable);

    private static string FirstText(params string?[] texts) => texts.First(static text => !string.IsNullOrWhiteSpace(text))!;

    private static EquatableArray<string> Paragraphs(string text)
    {
        List<string> paragraphs = [];
        List<string> lines = [];
        foreach (string line in text.Replace("\r\n", "\n").Split('\n', '\r'))
        {
            string trimmed = line.Trim();
            if (trimmed.Length > 0)
            {
                lines.Add(trimmed);
            }
            else if (lines.Count > 0)
            {
                paragraphs.Add(string.Join(" ", lines));
                lines.Clear();
            }
        }

        if (lines.Count > 0)
        {
            paragraphs.Add(string.Join(" ", lines));
        }

        return paragraphs.ToEquatableArray();
    }

    private static IEnumerable<string> Facts(ConstraintModel constraints, IReadOnlyList<string> limits)
    {
        if (constraints.HasRange)
        {
            yield return Sentence(constraints.Minimum, constraints.Maximum, constraints.Above, constraints.Below, "");
        }

        if (constraints.MultipleOf is { } factor)
        {
            yield return $"A multiple of {factor}.";
        }

        if (constraints.MinLength is not null || constraints.MaxLength is not null)
        {
            yield return Sentence(Text(constraints.MinLength), Text(constraints.MaxLength), null, null, " characters");
        }

        if (constraints.MinItems is not null || constraints.MaxItems is not null)
        {
            yield return Sentence(Text(constraints.MinItems), Text(constraints.MaxItems), null, null, " items");
        }

        foreach (string limit in limits)
        {
            yield return limit.Trim();
        }
    }

    private static string? Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Sentence(string? minimum, string? maximum, string? above, string? below, string unit)
    {
        if (minimum is not null && maximum is not null)
        {
            return $"From {minimum} to {maximum}{unit}.";
        }

        string low = minimum is not null ? $"at least {minimum}" : above is not null ? $"more than {above}" : "";
        string high = maximum is not null ? $"at most {maximum}" : below is not null ? $"less than {below}" : "";
        string both = low.Length > 0 && high.Length > 0 ? $"{low}, {high}" : low + high;
        return char.ToUpperInvariant(both[0]) + both.Substring(1) + unit + ".";
    }
}
