using System.Globalization;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Documents of any size: right ones, and such with a fault in each of many places.</summary>
internal static class BigDocument
{
    private static readonly Dictionary<string, Func<int, TestSpec>> All = new(StringComparer.Ordinal)
    {
        // Faults.
        ["missing-required"] = static n => TestSpec.Of(input: $"{{ \"properties\": {{ \"a\": {{ \"type\": \"string\" }} }}, \"required\": [{List(n, static i => $"\"p{i}\"")}] }}"),
        ["dangling-references"] = static n => Input(n, static i => $"\"p{i}\": {{ \"$ref\": \"#/components/schemas/Gone{i}\" }}"),
        ["values-of-one-name"] = static n => TestSpec.WithInput($"\"e\": {{ \"enum\": [{List(n, static i => $"\"{Spelling(i)}\"")}] }}"),
        ["properties-of-one-name"] = static n => Input(n, static i => $"\"{Spelling(i)}\": {{ \"type\": \"string\" }}"),
        ["components-of-one-name"] = static n => Components(n, static i => $"\"{Spelling(i)}\"", static _ => """{ "properties": { "a": { "type": "string" } } }"""),
        ["values-of-signs"] = static n => TestSpec.WithInput($"\"e\": {{ \"enum\": [{List(n / 40, static i => $"\"{new string('+', i + 1)}\"")}] }}"),
        ["look-alike-names"] = static n => Input(n, static i => $"\"\u0440rompt{i}\": {{ \"type\": \"string\" }}"),
        ["contradictory-defaults"] = static n => Input(n, static i => $"\"p{i}\": {{ \"type\": \"integer\", \"description\": \"é\", \"default\": \"x\" }}"),
        ["contradictory-rules"] = static n => Input(n, static i => $"\"p{i}\": {{ \"type\": \"integer\", \"minimum\": 5, \"maximum\": 1 }}"),
        ["keywords-of-other-types"] = static n => Input(n, static i => $"\"p{i}\": {{ \"type\": \"string\", \"items\": {{ }} }}"),
        ["object-values"] = static n => Input(n, static i => $"\"p{i}\": {{ \"enum\": [[], {{}}] }}"),
        ["doubled-members"] = static n => Input(n, static _ => "\"p\": { \"type\": \"string\" }"),
        ["texts-of-wrong-kind"] = static n => Input(n, static i => $"\"é{i}\": {{ \"type\": \"string\", \"description\": 5 }}"),
        ["unions-of-nothing"] = static n => Components(n, static i => $"\"U{i}\"", static i => $$"""{ "anyOf": [{ "type": "array", "items": { "$ref": "#/components/schemas/U{{i}}" } }, { "type": "array", "items": { "$ref": "#/components/schemas/U{{i}}" } }] }"""),
        ["alternatives-alike"] = static n => Input(n, static i => $"\"p{i}\": {{ \"anyOf\": [{{ \"type\": \"array\", \"prefixItems\": [{{ \"type\": \"string\" }}] }}, {{ \"type\": \"array\", \"items\": {{ \"type\": \"string\" }} }}] }}"),

        // Members and values.
        ["properties"] = static n => Input(n, static i => $"\"p{i}\": {{ \"type\": \"string\" }}"),
        ["values"] = static n => TestSpec.WithInput($"\"e\": {{ \"enum\": [{List(4 * n, static i => $"\"v{i}\"")}] }}"),
        ["numbers"] = static n => TestSpec.WithInput($"\"e\": {{ \"type\": \"integer\", \"enum\": [{List(4 * n, static i => $"{i}")}] }}"),
        ["truth-values"] = static n => Input(n, static i => $"\"p{i}\": true"),
        ["constants"] = static n => Input(n, static i => $"\"p{i}\": {{ \"const\": {i} }}"),
        ["ordered-properties"] = static n => TestSpec.Of(input: $"{{ \"properties\": {{ {List(n, static i => $"\"p{i}\": {{ \"type\": \"string\" }}")} }}, \"x-fal-order-properties\": [{List(n, static i => $"\"p{i}\"")}] }}"),
        ["nullable"] = static n => Input(n, static i => $"\"p{i}\": {{ \"anyOf\": [{{ \"type\": \"string\" }}, {{ \"type\": \"null\" }}] }}"),
        ["long-text"] = static n => TestSpec.WithInput($"\"a\": {{ \"type\": \"string\", \"description\": \"{string.Concat(Enumerable.Repeat("é word. ", n))}\" }}"),
        ["examples"] = static n => TestSpec.WithInput($"\"a\": {{ \"type\": \"string\", \"examples\": [{List(n, static i => $"\"x{i}\"")}] }}"),
        ["info"] = static n => Replaced("\"version\": \"1.0.0\",", $"\"version\": \"1.0.0\", {List(n, static i => $"\"x-{i}\": 1")},"),
        ["paths"] = static n => Replaced("\"paths\": {", $"\"paths\": {{ {List(n, static i => $"\"/x/{i}\": {{ \"post\": {{ }} }}")},"),

        // Types.
        ["objects"] = static n => Input(n / 4, static i => $"\"p{i}\": {{ \"properties\": {{ \"a\": {{ \"type\": \"string\" }} }} }}"),
        ["enums"] = static n => Input(n / 4, static i => $"\"p{i}\": {{ \"enum\": [\"a\", \"b\"], \"default\": \"a\" }}"),
        ["unions"] = static n => Input(n / 4, static i => $"\"p{i}\": {{ \"anyOf\": [{{ \"type\": \"string\" }}, {{ \"type\": \"integer\" }}] }}"),
        ["tuples"] = static n => Input(n / 4, static i => $"\"p{i}\": {{ \"type\": \"array\", \"prefixItems\": [{{ \"type\": \"string\" }}, {{ \"type\": \"integer\" }}] }}"),
        ["components"] = static n => Components(n / 4, static i => $"\"C{i}\"", static i => $$"""{ "properties": { "a": { "$ref": "#/components/schemas/C{{i / 2}}" } } }"""),
        ["circles"] = static n => Components(n / 4, static i => $"\"C{i}\"", static i => $$"""{ "anyOf": [{ "type": "string" }, { "properties": { "a": { "$ref": "#/components/schemas/C{{i / 2}}" }, "b": { "$ref": "#/components/schemas/C{{i}}" } } }] }"""),
        ["records-of-a-union"] = static n => Union(n / 8, static i => $"{{ \"properties\": {{ \"a{i}\": {{ \"type\": \"string\" }}, \"b\": {{ \"type\": \"{(i % 2 == 0 ? "string" : "integer")}\" }} }}, \"required\": [\"a{i}\", \"b\"] }}"),
        ["tagged-records"] = static n => Union(n / 8, static i => $"{{ \"properties\": {{ \"kind\": {{ \"const\": \"k{i}\" }}, \"x\": {{ \"type\": \"string\" }} }}, \"required\": [\"kind\", \"x\"] }}"),
        ["records-alike"] = static n => Union(n, static i => $"{{ \"properties\": {{ \"a{i}\": {{ \"type\": \"string\" }} }} }}"),
        ["records-of-many-members"] = static n => Union(2, i => $"{{ \"properties\": {{ {List(n, j => $"\"a{j}\": {{ \"type\": \"string\" }}")} }}, \"required\": [{List(n, j => $"\"a{j}\"")}, \"b{i}\"] }}"),
        ["listed-twice"] = static n => TestSpec.WithInput($"\"e\": {{ \"allOf\": [{{ \"enum\": [{List(n, static i => $"\"v{i}\"")}] }}, {{ \"enum\": [{List(n, static i => $"\"v{i}\"")}] }}] }}"),
        ["parts"] = static n => TestSpec.WithInput($"\"m\": {{ \"allOf\": [{List(n, static i => $"{{ \"properties\": {{ \"p{i}\": {{ \"type\": \"string\" }} }} }}")}] }}"),
        ["parts-of-a-number"] = static n => TestSpec.WithInput($"\"m\": {{ \"allOf\": [{List(n, static i => $"{{ \"type\": \"integer\", \"minimum\": {i} }}")}] }}"),
        ["mixtures-of-alternatives"] = static n => TestSpec.WithInput($"\"m\": {{ \"properties\": {{ {List(n, static i => $"\"p{i}\": {{ \"type\": \"string\" }}")} }}, \"anyOf\": [{{ \"properties\": {{ {List(n, static i => $"\"q{i}\": {{ \"type\": \"string\" }}")} }} }}, {{ \"required\": [{List(n, static i => $"\"p{i}\"")}] }}] }}"),
        ["mapping"] = static n => TestSpec.WithInput($"\"u\": {{ \"oneOf\": [{List(n / 8, static i => $"{{ \"$ref\": \"#/components/schemas/C{i}\" }}")}], \"discriminator\": {{ \"propertyName\": \"kind\", \"mapping\": {{ {List(n / 8, static i => $"\"k{i}\": \"#/components/schemas/C{i}\"")} }} }} }}", List(n / 8, static i => $"\"C{i}\": {{ \"properties\": {{ \"kind\": {{ \"type\": \"string\" }} }}, \"required\": [\"kind\"] }}")),

        // What many share.
        ["references-to-parts"] = static n => Input(n, static i => $"\"p{i}\": {{ \"$ref\": \"#/components/schemas/S\" }}", $"\"S\": {{ \"type\": \"integer\", \"allOf\": [{List(n, static i => $"{{ \"minimum\": {i} }}")}] }}"),
        ["references-to-values"] = static n => Input(n, static i => $"\"p{i}\": {{ \"$ref\": \"#/components/schemas/S\" }}", $"\"S\": {{ \"enum\": [{List(n, static i => $"\"v{i}\"")}], \"default\": \"v{n - 1}\" }}"),
        ["references-to-variants"] = static n => Input(n, static i => $"\"p{i}\": {{ \"$ref\": \"#/components/schemas/S\" }}", $"\"S\": {{ \"anyOf\": [{List(n, static i => $"{{ \"const\": \"v{i}\" }}")}] }}"),
        ["file-of-many-members"] = static n => TestSpec.Of(output: "{ \"properties\": { \"it\": { \"$ref\": \"#/components/schemas/Image\" } } }", components: $"\"Image\": {{ \"properties\": {{ \"url\": {{ \"type\": \"string\" }}, {List(n, static i => $"\"p{i}\": {{ \"type\": \"string\" }}")} }}, \"required\": [\"url\", {List(n, static i => $"\"p{i}\"")}] }}"),
        ["references-to-default"] = static n => Input(n, static i => $"\"p{i}\": {{ \"$ref\": \"#/components/schemas/S\" }}", $"\"S\": {{ \"type\": \"string\", \"title\": \"{new string('t', 5 * n)}\", \"pattern\": \"{new string('p', 5 * n)}\", \"description\": \"{new string('d', 5 * n)}\", \"default\": \"{new string('v', 5 * n)}\" }}"),
        ["long-name"] = static n => TestSpec.WithInput($"\"{new string('x', 10 * n)}\": {{ \"properties\": {{ {List(n, static i => $"\"p{i}\": {{ \"type\": \"string\" }}")} }} }}"),
    };

    public static IEnumerable<string> Kinds => All.Keys;

    public static TestSpec Of(string kind, int size) => All[kind](size);

    private static TestSpec Input(int count, Func<int, string> property, string components = "") => TestSpec.WithInput(List(count, property), components);

    private static TestSpec Components(int count, Func<int, string> name, Func<int, string> schema) => TestSpec.WithInput(
        List(count, i => $"\"p{i}\": {{ \"$ref\": \"#/components/schemas/{name(i).Trim('"')}\" }}"),
        List(count, i => $"{name(i)}: {schema(i)}"));

    private static TestSpec Union(int count, Func<int, string> alternative) => TestSpec.WithInput($"\"u\": {{ \"anyOf\": [{List(count, alternative)}] }}");

    private static TestSpec Replaced(string part, string by)
    {
        TestSpec spec = TestSpec.Of();
        return spec.WithText(spec.Text.Replace(part, by, StringComparison.Ordinal));
    }

    private static string List(int count, Func<int, string> item) => string.Join(",\n", Enumerable.Range(0, count).Select(item));

    /// <summary>One of very many spellings of one name.</summary>
    private static string Spelling(int number) =>
        string.Concat(Convert.ToString(number, 2).PadLeft(20, '0').Select(static (bit, index) => string.Create(CultureInfo.InvariantCulture, $"{(bit == '0' ? '_' : '-')}{(char)('a' + index)}"))).Substring(1);
}
