using System.Text;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>A catalogue as fal's list of models answers it.</summary>
internal static class TestCatalog
{
    /// <summary>A catalogue of documents, each as it stands.</summary>
    public static TestSpec Of(params TestSpec[] specs) => OfEntries([.. specs.Select(static spec => Entry(IdOf(spec), spec.Text))]);

    public static TestSpec OfEntries(params string[] entries) => new(
        "specs/catalog.json",
        $$"""
        {
          "models": [
        {{string.Join(",\n", entries)}}
          ],
          "next_cursor": "Mg==",
          "has_more": true
        }
        """);

    public static string Entry(string id, string openapi) =>
        $$"""{ "endpoint_id": "{{id}}", "metadata": { "display_name": "Grün 🤩", "tags": ["models"] }, "openapi": {{openapi}}, "enterprise_status": null }""";

    /// <summary>The catalogue, of which only some endpoints are wanted.</summary>
    public static TestSpec With(this TestSpec catalog, string endpoints = "", string exceptEndpoints = "", string name = "") =>
        new(catalog.Path, catalog.Text) { Endpoints = endpoints, ExceptEndpoints = exceptEndpoints, Name = name };

    private static string IdOf(TestSpec spec)
    {
        const string Key = "\"endpointId\": \"";
        int start = spec.Text.IndexOf(Key, StringComparison.Ordinal) + Key.Length;
        var id = new StringBuilder();
        for (int index = start; spec.Text[index] != '"'; index++)
        {
            id.Append(spec.Text[index]);
        }

        return id.ToString();
    }
}
