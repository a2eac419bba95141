namespace Flux2Gen.Specs.Model;

/// <summary>A listed value of an open enum. An incremental value.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Wire">The value on the wire: the text of a string, or the digits of a number.</param>
internal sealed record EnumValueModel(string Name, string Wire);
