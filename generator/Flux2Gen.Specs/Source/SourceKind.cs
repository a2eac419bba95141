namespace Flux2Gen.Specs.Source;

/// <summary>The kinds of JSON values.</summary>
internal enum SourceKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}
