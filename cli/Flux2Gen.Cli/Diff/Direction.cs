namespace Flux2Gen.Cli.Diff;

/// <summary>Which way the JSON of a type goes.</summary>
[Flags]
internal enum Direction
{
    /// <summary>Neither: it is about the endpoint itself.</summary>
    None = 0,

    /// <summary>To fal.</summary>
    Input = 1,

    /// <summary>From fal.</summary>
    Output = 2,

    /// <summary>Both: the input and the output share the type.</summary>
    Both = Input | Output,
}
