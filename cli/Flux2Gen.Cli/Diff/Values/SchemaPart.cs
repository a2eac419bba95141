using System.Text.Json;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>A schema as it stands in a document.</summary>
/// <param name="Element">The schema.</param>
/// <param name="Pointer">The JSON pointer to it, which identifies it.</param>
internal readonly record struct SchemaPart(JsonElement Element, string Pointer);
