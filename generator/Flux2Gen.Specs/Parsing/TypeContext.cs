namespace Flux2Gen.Specs.Parsing;

/// <summary>Where a schema stands, as far as that decides the type it becomes.</summary>
/// <param name="Name">The C# name for a type made of it.</param>
/// <param name="IsInput">Whether it is reachable from the input, so that its rules are checked.</param>
/// <param name="TakesFiles">Whether it is reachable from the input only, so that file addresses in it may be local files.</param>
internal sealed record TypeContext(string Name, bool IsInput, bool TakesFiles)
{
    /// <summary>The C# name when the plain one is taken; null when a number has to do.</summary>
    public string? LongName { get; init; }

    /// <summary>Whether it is reachable from the output.</summary>
    public required bool IsOutput { get; init; }

    /// <summary>The member's name on the wire, which tells whether a string takes a file; null for a type of its own.</summary>
    public string? Member { get; init; }

    /// <summary>Whether it is an object of an input that is a file, with its address.</summary>
    public bool HoldsFile { get; init; }

    /// <summary>Whether it is the address in such an object.</summary>
    public bool TakesFile { get; init; }

    /// <summary>Whether it stands in a list or map already: file inputs are looked for one level deep.</summary>
    public bool IsItem { get; init; }

    /// <summary>Whether it is the whole input or output, which is a record even when it has no members.</summary>
    public bool IsRoot { get; init; }

    /// <summary>The component whose own schema this is; null for a schema that stands where it is used.</summary>
    public string? Component { get; init; }

    /// <summary>The same directions without a place.</summary>
    public TypeContext Directions => new("", IsInput, TakesFiles) { IsOutput = IsOutput };

    public TypeContext Inside(string name, string? longName = null) => this with { Name = name, LongName = longName, Component = null, IsRoot = false, HoldsFile = false };

    /// <summary>Something that stands in it and adds to its name.</summary>
    public TypeContext Part(string suffix) => Inside(Name + suffix, LongName is null ? null : LongName + suffix);

    /// <summary>What it is to the member, for a summary: "An item", "A value", "An alternative"; null for the member itself.</summary>
    public string? Role { get; init; }

    public TypeContext AsItem() => this with { IsItem = true, TakesFiles = TakesFiles && !IsItem, Role = "An item" };

    public TypeContext AsValue() => AsItem() with { Role = "A value" };

    public TypeContext AsCase() => this with { Role = "An alternative" };
}
