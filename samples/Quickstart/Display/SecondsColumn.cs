using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quickstart.Display;

/// <summary>The elapsed time in seconds.</summary>
internal sealed class SecondsColumn : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <summary>Writes a time in seconds, such as <c>1.2 s</c>.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The text.</returns>
    public static string Format(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(Format(task.ElapsedTime ?? default));
}
