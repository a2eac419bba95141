using System.Buffers.Text;
using Flux2Gen.Specs.Problems;
using Flux2Gen.Specs.Source;

namespace Flux2Gen.Specs.OpenApi;

/// <summary>
/// Checks that every part of a document that the parser relies on is of the right JSON kind. The OpenAPI reader turns a
/// number in a description into text and drops what it cannot use; the user would never learn where the mistake is.
/// </summary>
internal sealed class StructureCheck
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["$ref"] = "a string",
        ["title"] = "a string",
        ["description"] = "a string",
        ["format"] = "a string",
        ["pattern"] = "a string",
        ["type"] = "a string or an array of strings",
        ["minimum"] = "a number",
        ["maximum"] = "a number",
        ["exclusiveMinimum"] = "a number or a boolean",
        ["exclusiveMaximum"] = "a number or a boolean",
        ["multipleOf"] = "a number below 1e28",
        ["minLength"] = "a whole number of 32 bits",
        ["maxLength"] = "a whole number of 32 bits",
        ["minItems"] = "a whole number of 32 bits",
        ["maxItems"] = "a whole number of 32 bits",
        ["nullable"] = "a boolean",
        ["deprecated"] = "a boolean",
        ["readOnly"] = "a boolean",
        ["writeOnly"] = "a boolean",
        ["uniqueItems"] = "a boolean",
        ["enum"] = "an array",
        ["required"] = "an array of strings",
        ["x-fal-order-properties"] = "an array of strings",
        ["properties"] = "an object",
        ["anyOf"] = "an array",
        ["oneOf"] = "an array",
        ["allOf"] = "an array",
        ["prefixItems"] = "an array",
        ["items"] = "a schema",
        ["additionalProperties"] = "a schema",
        ["patternProperties"] = "an object",
        ["propertyNames"] = "a schema",
        ["contains"] = "a schema",
        ["minContains"] = "a whole number of 32 bits",
        ["maxContains"] = "a whole number of 32 bits",
        ["minProperties"] = "a whole number of 32 bits",
        ["maxProperties"] = "a whole number of 32 bits",
        ["contentEncoding"] = "a string",
        ["contentMediaType"] = "a string",
        ["$defs"] = "an object",
        ["definitions"] = "an object",
    };

    /// <summary>More than ten times the longest known. Each place below a name is told by it.</summary>
    private const int MaxNameLength = 4_096;

    private readonly SourceDocument _document;
    private readonly ProblemList _problems;

    private DocumentFeatures _features;

    private StructureCheck(SourceDocument document)
    {
        _document = document;
        _problems = new ProblemList(document);
    }

    public static ProblemList Run(SourceDocument document, out DocumentFeatures features, CancellationToken cancellationToken)
    {
        var check = new StructureCheck(document);
        check.Duplicates(document.Root, cancellationToken);
        check.Document(document.Root, cancellationToken);
        features = check._features;
        return check._problems;
    }

    private void Duplicates(SourceNode node, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (node.Members.Count > 0)
        {
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (SourceMember member in node.Members)
            {
                if (!names.Add(member.Name))
                {
                    _problems.Add(SpecProblemKind.DuplicateMember, member, member.Name);
                }

                Duplicates(member.Value, cancellationToken);
            }
        }

        foreach (SourceNode item in node.Items)
        {
            Duplicates(item, cancellationToken);
        }
    }

    private void Document(SourceNode root, CancellationToken cancellationToken)
    {
        if (!Expect(root, "document", "an object"))
        {
            return;
        }

        if (Member(root, "info", "an object") is { } info
            && Member(info, "x-fal-metadata", "an object") is { } metadata)
        {
            foreach (string name in (string[])["endpointId", "category", "about", "documentationUrl"])
            {
                Member(metadata, name, "a string");
            }
        }

        if (Member(root, "components", "an object") is { } components
            && Member(components, "schemas", "an object") is { } schemas)
        {
            foreach (SourceMember schema in schemas.Members.Where(IsShort))
            {
                Schema(schema.Value, schema.Name, cancellationToken);
            }
        }

        Paths(Member(root, "paths", "an object"), cancellationToken);
    }

    private void Paths(SourceNode? paths, CancellationToken cancellationToken)
    {
        foreach (SourceMember path in paths?.Members ?? [])
        {
            if (!IsShort(path) || !Expect(path.Value, path.Name, "an object"))
            {
                continue;
            }

            foreach (SourceMember operation in path.Value.Members)
            {
                if (operation.Name is not ("get" or "put" or "post" or "delete" or "patch" or "head" or "options" or "trace"))
                {
                    continue;
                }

                if (Expect(operation.Value, operation.Name, "an object"))
                {
                    Body(Member(operation.Value, "requestBody", "an object"), cancellationToken);
                    SourceNode? responses = Member(operation.Value, "responses", "an object");
                    string? ok = responses is null ? null : JsonBody.Response([.. responses.Members.Select(static member => (member.Name, HasBody(member.Value)))]);
                    Body(ok is null ? null : Member(responses!, ok, "an object"), cancellationToken);
                }
            }
        }
    }

    private void Body(SourceNode? body, CancellationToken cancellationToken)
    {
        if (body is not null
            && Member(body, "content", "an object") is { } content
            && MediaType(content) is { } type
            && Member(content, type, "an object") is { } json
            && json.Find("schema") is { } schema)
        {
            Schema(schema.Value, schema.Name, cancellationToken);
        }
    }

    private static bool HasBody(SourceNode response) =>
        response.Find("$ref") is not null || (response.Find("content") is { } content && MediaType(content.Value) is { } type && content.Value.Find(type)?.Value.Find("schema") is not null);

    private static string? MediaType(SourceNode content) =>
        JsonBody.MediaType([.. content.Members.Select(static member => (member.Name, member.Value.Find("schema") is not null))]);

    private void Schema(SourceNode node, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        if (node.Kind == SourceKind.Boolean || !Expect(node, name, "a schema"))
        {
            _features |= node.Kind == SourceKind.Boolean ? DocumentFeatures.ForgottenKeywords : DocumentFeatures.None;
            return;
        }

        _features |= Features(node);
        foreach (SourceMember member in node.Members)
        {
            if (!Keywords.TryGetValue(member.Name, out string? expected) || !Expect(member.Value, member.Name, expected))
            {
                continue;
            }

            switch (member.Name)
            {
                case "$ref" when IsBlank(member.Value.Text!):
                    _problems.Add(SpecProblemKind.WrongKind, member.Value, member.Name, "the name of a schema", "empty");
                    break;
                case "properties" or "patternProperties" or "$defs" or "definitions":
                    foreach (SourceMember property in member.Value.Members.Where(IsShort))
                    {
                        Schema(property.Value, property.Name, cancellationToken);
                    }

                    break;
                case "anyOf" or "oneOf" or "allOf" or "prefixItems":
                    foreach (SourceNode item in member.Value.Items)
                    {
                        Schema(item, member.Name, cancellationToken);
                    }

                    break;
                case "additionalProperties" when member.Value.Kind == SourceKind.Boolean:
                    break;
                case "items" or "additionalProperties" or "propertyNames" or "contains":
                    Schema(member.Value, member.Name, cancellationToken);
                    break;
            }
        }
    }

    private static bool HasUnreadKeyword(SourceNode node) =>
        node.Find("examples")?.Value.Kind is not (null or SourceKind.Array)
        || node.Find("xml")?.Value.Kind is not (null or SourceKind.Object)
        || node.Find("externalDocs")?.Value.Kind is not (null or SourceKind.Object)
        || (node.Find("discriminator")?.Value.Find("mapping")?.Value is { } mapping && (mapping.Kind != SourceKind.Object || mapping.Members.Exists(static pair => pair.Value.Kind != SourceKind.String)));

    private bool IsShort(SourceMember member)
    {
        if (member.Name.Length <= MaxNameLength)
        {
            return true;
        }

        _problems.Add(SpecProblemKind.WrongKind, member, member.Name, $"a name of at most {MaxNameLength} characters", "longer");
        return false;
    }

    private static DocumentFeatures Features(SourceNode schema)
    {
        string? reference = schema.Find("$ref")?.Value.Text;
        bool isForgotten = (reference is not null && schema.Members.Exists(static member => ForgottenKeywords.IsRule(member.Name)))
            || schema.Find("const")?.Value.Kind is SourceKind.Object or SourceKind.Array or SourceKind.Null
            || HasUnreadKeyword(schema);
        bool isPointer = (reference is not null && SchemaReferences.IsPointer(reference))
            || schema.Find("discriminator")?.Value.Find("mapping")?.Value.Members.Exists(static tag => tag.Value.Text is { } mapped && IsPointerTag(mapped)) == true;
        return (isForgotten ? DocumentFeatures.ForgottenKeywords : DocumentFeatures.None) | (isPointer ? DocumentFeatures.PointerReferences : DocumentFeatures.None);
    }

    /// <summary>A mapping may name a component as well as refer to it.</summary>
    private static bool IsPointerTag(string mapped) => mapped.StartsWith("#", StringComparison.Ordinal) && SchemaReferences.IsPointer(mapped);

    private SourceNode? Member(SourceNode node, string name, string expected) =>
        node.Find(name) is { } member && Expect(member.Value, name, expected) ? member.Value : null;

    private bool Expect(SourceNode node, string name, string expected)
    {
        bool fits = expected switch
        {
            "an object" => node.Kind == SourceKind.Object,
            "an array" => node.Kind == SourceKind.Array,
            "an array of strings" => IsStrings(node),
            "a string" => node.Kind == SourceKind.String,
            "a string or an array of strings" => node.Kind == SourceKind.String || IsStrings(node),
            "a number" => node.Kind == SourceKind.Number,
            "a number or a boolean" => node.Kind is SourceKind.Number or SourceKind.Boolean,
            "a boolean" => node.Kind == SourceKind.Boolean,
            "a whole number of 32 bits" => node.Kind == SourceKind.Number && Utf8Parser.TryParse(Raw(node), out int _, out int length) && length == Raw(node).Length,
            "a number below 1e28" => node.Kind == SourceKind.Number && Utf8Parser.TryParse(Raw(node), out double number, out _) && Math.Abs(number) < 1e28,
            _ => node.Kind is SourceKind.Object or SourceKind.Boolean,
        };
        if (!fits)
        {
            _problems.Add(SpecProblemKind.WrongKind, node, name, expected, Name(node.Kind));
        }

        return fits;
    }

    /// <summary>Whether a reference leads to a schema without a name.</summary>
    private static bool IsBlank(string reference) => string.IsNullOrWhiteSpace(reference.Substring(reference.LastIndexOf('/') + 1));

    private ReadOnlySpan<byte> Raw(SourceNode node) => _document.Utf8.AsSpan(node.Start, node.End - node.Start);

    private static bool IsStrings(SourceNode node) =>
        node.Kind == SourceKind.Array && node.Items.TrueForAll(static item => item.Kind == SourceKind.String);

    private static string Name(SourceKind kind) => kind switch
    {
        SourceKind.Object => "an object",
        SourceKind.Array => "an array",
        SourceKind.String => "a string",
        SourceKind.Number => "a number",
        SourceKind.Boolean => "a boolean",
        _ => "null",
    };
}
