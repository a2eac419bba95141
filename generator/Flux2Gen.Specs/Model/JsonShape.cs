namespace Flux2Gen.Specs.Model;

/// <summary>What a JSON value looks like from its first token.</summary>
internal enum JsonShape
{
    Object,
    Array,
    String,
    Number,
    Boolean,
}
