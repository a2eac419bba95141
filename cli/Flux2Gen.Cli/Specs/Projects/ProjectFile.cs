using System.Text;

namespace Flux2Gen.Cli.Specs.Projects;

/// <summary>
/// An MSBuild file that is edited as the text that it is: what is not added to stays as it was to the last space, line ending and
/// byte order mark. XML libraries would write all of it anew.
/// </summary>
internal sealed class ProjectFile
{
    private readonly Encoding _encoding;
    private readonly string _newLine;

    private ProjectFile(string path, string text, Encoding encoding)
    {
        Path = path;
        Text = text;
        _encoding = encoding;
        _newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        Elements = ProjectElement.Read(path, text);
    }

    /// <summary>Gets the path.</summary>
    public string Path { get; }

    /// <summary>Gets the text with what was added.</summary>
    public string Text { get; private set; }

    /// <summary>Gets a value indicating whether something was added.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Gets all elements in the order of the text.</summary>
    public IReadOnlyList<ProjectElement> Elements { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The file.</returns>
    /// <exception cref="StoreException">It is not XML, or not MSBuild's.</exception>
    public static ProjectFile Read(string path)
    {
        // Without a mark UTF-8, as MSBuild takes it; the mark, if there is one, is written again.
        using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true);
        string text = reader.ReadToEnd();
        return new ProjectFile(path, text, reader.CurrentEncoding);
    }

    /// <summary>Whether there is an item of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isIt">What its <c>Include</c> has to be.</param>
    /// <param name="orUpdate">Whether an <c>Update</c>, which lists nothing by itself, counts as well.</param>
    /// <returns>Whether there is one.</returns>
    public bool HasItem(string type, Predicate<string> isIt, bool orUpdate = false) => Elements.Any(element =>
        element.Name == type && (element.Attribute("Include") ?? (orUpdate ? element.Attribute("Update") : null)) is { } include
        && include.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(part => isIt(part)));

    /// <summary>The last value of a property that holds without a condition.</summary>
    /// <param name="name">The property's name.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public string? Property(string name) => Elements.LastOrDefault(element => element.Name == name && element.Parent?.Name == "PropertyGroup")?.Value;

    /// <summary>Adds an item: to the first group that has items of its type and no condition, or else in a group of its own at the end.</summary>
    /// <param name="type">The item's type.</param>
    /// <param name="xml">The element.</param>
    public void AddItem(string type, string xml)
    {
        ProjectElement? neighbour = Elements.FirstOrDefault(element =>
            element.Name == type
            && element.Attribute("Condition") is null
            && element.Parent is { Name: "ItemGroup", Parent.Name: "Project" } group
            && group.Attribute("Condition") is null);
        if (neighbour is not null)
        {
            // Right before another one of its kind, which shows how far it is indented.
            Insert(neighbour.Start, $"{xml}{_newLine}{IndentOf(neighbour.Start)}");
            return;
        }

        ProjectElement project = Elements[0];
        if (project.End is not { } end)
        {
            throw new StoreException($"'{Path}' has an empty Project element; write <Project Sdk=\"…\"></Project>.");
        }

        string unit = Elements.FirstOrDefault(element => element.Parent == project) is { } child && IndentOf(child.Start) is { Length: > 0 } indent ? indent : "  ";
        int lineStart = Text.LastIndexOf('\n', end - 1) + 1;
        bool isOnOwnLine = string.IsNullOrWhiteSpace(Text[lineStart..end]);
        string before = isOnOwnLine ? BlankLineAfter(lineStart) : _newLine;
        Insert(
            isOnOwnLine ? lineStart : end,
            $"{before}{unit}<ItemGroup>{_newLine}{unit}{unit}{xml}{_newLine}{unit}</ItemGroup>{_newLine}{(EndsInBlankLine(lineStart) ? _newLine : "")}");
    }

    /// <summary>Writes the file if something was added.</summary>
    public void Save()
    {
        if (IsChanged)
        {
            AtomicFile.Write(Path, [.. _encoding.GetPreamble(), .. _encoding.GetBytes(Text)]);
            IsChanged = false;
        }
    }

    // Projects with air between their groups get air before the new one.
    private string BlankLineAfter(int lineStart) => EndsInBlankLine(lineStart) ? "" : _newLine;

    private bool EndsInBlankLine(int lineStart) => Text[..lineStart].Replace("\r", "", StringComparison.Ordinal).EndsWith("\n\n", StringComparison.Ordinal);

    private string IndentOf(int start)
    {
        string line = Text[(Text.LastIndexOf('\n', Math.Max(start - 1, 0)) + 1)..start];
        return string.IsNullOrWhiteSpace(line) ? line : "";
    }

    private void Insert(int offset, string addition)
    {
        Text = Text.Insert(offset, addition);
        IsChanged = true;
        Elements = ProjectElement.Read(Path, Text);
    }
}
