using Spectre.Console;

namespace Flux2Gen.Cli.Output;

/// <summary>What is in one place of a table.</summary>
/// <param name="Text">The text.</param>
/// <param name="Color">Its colour, where there are colours; <see langword="null"/> for that of other text.</param>
/// <param name="More">What stands below it, less brightly; empty for nothing.</param>
internal readonly record struct Cell(string Text, Color? Color = null, string More = "")
{
    public static implicit operator Cell(string text) => new(text);
}
