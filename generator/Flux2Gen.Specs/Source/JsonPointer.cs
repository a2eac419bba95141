namespace Flux2Gen.Specs.Source;

/// <summary>JSON pointers (RFC 6901) in the form in which documents refer to their parts: <c>#/components/schemas/Name</c>.</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string segment) => $"{pointer}/{Escape(segment)}";

    public static string Append(string pointer, string keyword, int index) =>
        $"{pointer}/{keyword}/{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    public static string Unescape(string segment) => UnescapeSegment(Uri.UnescapeDataString(segment));

    /// <summary>Unescapes a segment of a pointer that is not part of a URI.</summary>
    public static string UnescapeSegment(string segment) => segment.Replace("~1", "/").Replace("~0", "~");

    // A percent sign is escaped too, because a pointer in a $ref is part of a URI and is unescaped as one.
    private static string Escape(string segment) => EscapeSegment(segment).Replace("%", "%25");

    /// <summary>Escapes a segment of a pointer that is not part of a URI.</summary>
    public static string EscapeSegment(string segment) => segment.Replace("~", "~0").Replace("/", "~1");
}
