using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Verification.Fuzzing;

/// <summary>Names and texts that are as hard as can be on what makes code of them.</summary>
/// <param name="random">Chooses.</param>
internal sealed class FuzzWords(MutationRandom random)
{
    /// <summary>Stands in each text of a document that may become documentation or a literal, and nothing else.</summary>
    public const string Marker = "zqxmark";

    private static readonly string[] Plain =
    [
        "prompt", "image_url", "image_size", "seed", "type", "kind", "width", "num_images", "output_format", "a", "b", "A", "aB", "a_b", "a-b", "hope", "Hope", "HOPE", "hope ", "_seed",
        "landscape_16_9", "16:9", "5", "129", "-1", "2.5", "720p", "BLURRY_MOTION", "80S", "A+", "A-", "10%", "C#", ".NET", "<none>", "3D", "value2", "url", "urls",
    ];

    private static readonly string[] Taken =
    [
        "class", "namespace", "null", "this", "string", "record", "value", "field", "required", "file", "scoped", "nameof", "await", "var", "_", "__", "global", "System", "Flux2Gen", "FalApi",
        "members", "state", "validate", "read_json", "write_json", "with_files", "to_string", "equals", "get_hash_code", "get_type", "clone", "deconstruct", "equality_contract", "print_members",
        "memberwise_clone", "finalize", "reference_equals", "additional_properties", "additional_items", "values", "is_known", "wire", "parse", "try_parse", "match", "try_get", "try_get_json",
        "TryGetJson", "reader", "writer", "items", "rest", "compare_to", "options", "endpoint", "cancellation_token", "client", "json_types", "endpoint_id", "input", "output", "Item1", "Item2", "T", "TResult",
    ];

    private static readonly string[] Odd =
    [
        "", " ", "\t", "\u3164", "prompt\u3164", "\u115f", "\uffa0", "\u200b", "pro\u200dmpt", "\u2800", "\ufe0f", "\u202eevil", "\u2066x", "a\u2028b", "a\u0085b", "a\nb", "a\rb", "\0", "\u0440rompt", "\u0455eed",
        "\uff50rompt", "🤩", "🤩👩‍👩‍👧", "日本語", "é", "e\u0301", "İ", "ı", "ß", "ǅ", "١٢", "*/", "/*", "//", "///", "\"", "\"\"\"", "'", "\\", "\\u0022", "{", "}", "{{", "{0}", "$\"{x}\"", "@\"", "#if", "#pragma",
        "</summary>", "<see cref=\"X\"/>", "<![CDATA[", "]]>", "&amp;", "&", "%", "$", "$type", "@type", "#", "~", "/", "a/b", "a~1b", "a.b", "...", "--", "+", "!", "?", "()", ";", "; } class Evil { }", "`", "``",
    ];

    private static readonly string[] Markup =
    [
        "**bold** _it_ `code`", "# Title\n\n- a\n- b\n  1. c", "[link](https://fal.ai/x\"y)", "[l](javascript:alert(1))", "<b>html</b> <script>", "```cs\npublic class Evil { }\n```", "| a | b |\n|---|---|\n| 1 | 2 |",
        "*/ public class Evil { } /*", "\n#if true\npublic class Evil { }\n#endif\n", "</summary></remarks><x a=\"1\">", "<!-- -->", "<?xml?>", "&lt;&#0;&bogus;", "a  \nb\\\nc", "> q", "Defaults to 5. Between 1 and 4.", "{0} {{1}}",
        "\u2028public class Evil { }", "\u202e\u2066\u200f\ufeff", "\0\u0001\u001f\u007f", "🤩👩‍👩‍👧", "[[[[[[[[", "`````", "__a__b__", "http://a.b/?c=d&e=f#g", "http://[", "]]>",
    ];

    /// <summary>Makes a name, of a member, value or component.</summary>
    /// <returns>The name.</returns>
    public string Name() => random.Next(20) switch
    {
        < 7 => random.Pick(Plain),
        < 12 => random.Pick(Taken),
        < 16 => random.Pick(Odd),
        16 => random.Pick(Plain) + random.Pick(Odd),
        17 => random.Pick(Odd) + random.Pick(Taken),
        18 => random.Pick(Plain).ToUpperInvariant() + random.Pick(Plain),
        _ => new string(random.Pick('x', '+', '日', '1', '_'), random.Pick(30, 150, 199, 200, 201, 400, 1_100)),
    };

    /// <summary>Makes a text, of a description, title, default or pattern.</summary>
    /// <returns>The text.</returns>
    public string Text()
    {
        string text = random.Pick(random.Pick(Markup), random.Pick(Odd), random.Pick(Plain), random.Pick(Taken));
        return random.Next(4) switch
        {
            0 => $"{Marker} {text}",
            1 => $"{text}{Marker}{text}",
            2 => $"{text} {Marker}.\n\n{random.Pick(Markup)} {Marker}",
            _ => text + Marker + new string(' ', random.Next(3)),
        };
    }

    /// <summary>Makes the id of an endpoint: one that is taken or odd, and now and then none.</summary>
    /// <returns>The id.</returns>
    public string Id()
    {
        string[] segments =
        [
            "to-string", "equals", "-", "get", "hash-code", "flux-2", "3d", "System", "FLUX", "a.b", "client", "fal-api", "x", "flux2gen", "memberwise", "clone", "print", "members", "json-types", "all-json-types",
            "wire", "is", "known", "type", "1", "-1", "_", "test", "input", "endpoint", "t-result", "equality", "contract", "class", "namespace", ".a.", "additional", "properties",
        ];
        return random.Next(60) == 0 ? random.Pick(Odd)
            : $"{random.Pick("fal-ai", "fal-ai", random.Pick(segments))}/{string.Join('/', Enumerable.Range(0, random.Next(2) + 1).Select(_ => random.Pick(segments)))}";
    }
}
