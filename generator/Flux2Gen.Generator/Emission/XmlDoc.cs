using Flux2Gen.Specs.Collections;
using Flux2Gen.Specs.Docs;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Writes documentation comments.</summary>
internal static class XmlDoc
{
    /// <summary>Writes all that is said about a type or member.</summary>
    /// <param name="writer">Takes the lines.</param>
    /// <param name="docs">What is said.</param>
    /// <param name="note">XML of what emitted code has to add as a remark.</param>
    public static void Write(SourceWriter writer, DocModel docs, string? note = null)
    {
        Element(writer, "summary", docs.Summary);
        Element(writer, "remarks", docs.Remarks, note);
        Element(writer, "example", docs.Examples);
    }

    /// <summary>Writes a summary.</summary>
    /// <param name="writer">Takes the lines.</param>
    /// <param name="xml">The summary as XML.</param>
    public static void Summary(SourceWriter writer, string xml) => Element(writer, "summary", [], xml);

    /// <summary>Writes what a parameter is.</summary>
    /// <param name="writer">Takes the lines.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="xml">What it is, as XML.</param>
    public static void Parameter(SourceWriter writer, string name, string xml)
    {
        string head = $"param name=\"{name}\"";
        if (XmlDocContent.Fits("param", xml))
        {
            writer.Line($"/// <{head}>{xml}</param>");
            return;
        }

        Lines(writer, [$"<{head}>", .. XmlDocContent.Wrap(xml), "</param>"]);
    }

    /// <summary>The first paragraph of a summary as XML: what something is in short.</summary>
    public static string Lead(EquatableArray<DocBlock> summary) =>
        summary.OfType<DocParagraph>().FirstOrDefault() is { } paragraph ? XmlDocContent.Inline(paragraph.Content) : "";

    public static string Code(string text) => $"<c>{XmlText.Escape(text)}</c>";

    private static void Element(SourceWriter writer, string name, EquatableArray<DocBlock> blocks, string? note = null)
    {
        int count = blocks.Count + (note is null ? 0 : 1);
        if (count == 0)
        {
            return;
        }

        string? only = count > 1 ? null : note ?? (blocks[0] is DocParagraph paragraph ? XmlDocContent.Inline(paragraph.Content) : null);
        if (only is not null && XmlDocContent.Fits(name, only))
        {
            writer.Line($"/// <{name}>{only}</{name}>");
            return;
        }

        Lines(writer, [$"<{name}>"]);
        foreach (DocBlock block in blocks)
        {
            Lines(writer, XmlDocContent.Lines(block, isOnly: count == 1));
        }

        if (note is not null)
        {
            Lines(writer, XmlDocContent.Wrap(count == 1 ? note : $"<para>{note}</para>"));
        }

        Lines(writer, [$"</{name}>"]);
    }

    private static void Lines(SourceWriter writer, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            writer.Line($"/// {line}".TrimEnd());
        }
    }
}
