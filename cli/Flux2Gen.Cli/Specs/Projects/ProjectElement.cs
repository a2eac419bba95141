using System.Xml;

namespace Flux2Gen.Cli.Specs.Projects;

/// <summary>An element of an MSBuild file, with its place in the text.</summary>
internal sealed class ProjectElement
{
    private readonly Dictionary<string, string> _attributes = new(StringComparer.OrdinalIgnoreCase);

    private ProjectElement(string name, ProjectElement? parent, int start)
    {
        Name = name;
        Parent = parent;
        Start = start;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the element that it is in.</summary>
    public ProjectElement? Parent { get; }

    /// <summary>Gets where it begins: the place of its bracket.</summary>
    public int Start { get; }

    /// <summary>Gets where its end tag begins; <see langword="null"/> when it has none.</summary>
    public int? End { get; private set; }

    /// <summary>Gets the text in it.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Gets an attribute.</summary>
    /// <param name="name">Its name; MSBuild does not mind the case.</param>
    /// <returns>Its value, or <see langword="null"/>.</returns>
    public string? Attribute(string name) => _attributes.GetValueOrDefault(name);

    /// <summary>Reads the elements of a file.</summary>
    /// <param name="path">The path, for messages.</param>
    /// <param name="text">The text.</param>
    /// <returns>The elements in the order of the text, the <c>Project</c> first.</returns>
    /// <exception cref="StoreException">It is not XML, or not MSBuild's.</exception>
    public static IReadOnlyList<ProjectElement> Read(string path, string text)
    {
        var elements = new List<ProjectElement>();
        var open = new Stack<ProjectElement>();
        int[] lines = LineStarts(text);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var place = (IXmlLineInfo)reader;
            while (reader.Read())
            {
                int offset = reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement ? lines[place.LineNumber - 1] + place.LinePosition - 1 : 0;
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        // The reader points behind the bracket.
                        var element = new ProjectElement(reader.LocalName, open.TryPeek(out ProjectElement? parent) ? parent : null, offset - 1);
                        elements.Add(element);
                        if (!reader.IsEmptyElement)
                        {
                            open.Push(element);
                        }

                        while (reader.MoveToNextAttribute())
                        {
                            element._attributes[reader.LocalName] = reader.Value;
                        }

                        break;
                    case XmlNodeType.EndElement:
                        open.Pop().End = offset - 2;
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out ProjectElement? holder):
                        holder.Value += reader.Value;
                        break;
                }
            }
        }
        catch (XmlException exception)
        {
            throw new StoreException($"'{path}' is not XML: {exception.Message}");
        }

        return elements is [{ Name: "Project" }, ..] ? elements : throw new StoreException($"'{path}' is not a project file.");
    }

    // XML takes all three for the end of a line.
    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n')))
            {
                starts.Add(index + 1);
            }
        }

        return [.. starts];
    }
}
