namespace Flux2Gen.Specs.Naming;

/// <summary>The kinds of parts of a name on the wire.</summary>
internal enum NamePartKind
{
    /// <summary>Letters and digits.</summary>
    Word,

    /// <summary>Letters and digits after an apostrophe: the <c>s</c> of <c>it's</c>.</summary>
    Rest,

    /// <summary>A character that means something: the plus of <c>C++</c>.</summary>
    Sign,

    /// <summary>A character that separates words or decorates them, and is left out of the C# name.</summary>
    Separator,
}
