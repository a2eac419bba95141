using Flux2Gen.Cli.Documents;

namespace Flux2Gen.Cli.Emission;

/// <summary>Turns the documents of one project into C#.</summary>
internal interface ISpecEmitter
{
    /// <summary>Emits the code of a project.</summary>
    /// <param name="specs">The project's documents.</param>
    /// <returns>What a build of the project would get.</returns>
    EmittedProject Emit(IReadOnlyList<SpecFile> specs);
}
