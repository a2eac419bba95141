namespace Flux2Gen.Cli.Tests.Shapes;

/// <summary>A schema that fal's documents have, or could have, and what it is to become.</summary>
/// <param name="Name">What it is; also the last part of the endpoint's id.</param>
/// <param name="Schema">The schema of a property.</param>
/// <param name="Type">The C# type of that property in the input, where it is optional.</param>
/// <param name="Components">Schemas that it refers to, as members of an object.</param>
/// <param name="Diagnostics">The diagnostics, in the order of their places.</param>
internal sealed record Shape(string Name, string Schema, string Type, string Components = "", params string[] Diagnostics)
{
    public string EndpointId => $"fal-ai/{Name}";

    public override string ToString() => Name;
}
