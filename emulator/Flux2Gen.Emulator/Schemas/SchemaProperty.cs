namespace Flux2Gen.Emulator.Schemas;

/// <summary>A named property of an object schema.</summary>
internal readonly record struct SchemaProperty(string Name, SchemaNode Schema, bool IsRequired);
