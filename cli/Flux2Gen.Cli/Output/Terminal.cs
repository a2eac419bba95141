using System.Text.Json;
using Flux2Gen.Cli.Emission;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flux2Gen.Cli.Output;

/// <summary>
/// Where people read results: with colours, and with a sign of life, only where it is a terminal. Whatever is printed here may come from
/// outside, and is made safe.
/// </summary>
internal sealed class Terminal
{
    // In a pipe nothing is wrapped.
    private const int PipeWidth = 4096;
    private const int NarrowBelow = 140;

    private readonly TextWriter _error;
    private readonly IAnsiConsole _console;
    private readonly StringWriter? _pipe;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="isTerminal">Whether <paramref name="output"/> is a terminal.</param>
    /// <param name="width">How many characters a line of the terminal has; <see langword="null"/> for what it says itself.</param>
    public Terminal(TextWriter output, TextWriter error, bool isTerminal, int? width = null)
    {
        _error = error;
        IsTerminal = isTerminal;
        Output = output;
        _pipe = isTerminal ? null : new StringWriter();
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_pipe ?? output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        _console.Profile.Width = !isTerminal ? PipeWidth : width ?? _console.Profile.Width;
    }

    /// <summary>Gets where results go that are for programs, byte for byte.</summary>
    public TextWriter Output { get; }

    /// <summary>Gets a value indicating whether results go to a terminal.</summary>
    public bool IsTerminal { get; }

    /// <summary>Gets a value indicating whether a table with columns of text would have columns of single words.</summary>
    public bool IsNarrow => _console.Profile.Width < NarrowBelow;

    /// <summary>Prints a line.</summary>
    /// <param name="text">The line.</param>
    public void Line(string text) => Output.WriteLine(SafeText.Of(text));

    /// <summary>Prints a line that begins with a word in colour.</summary>
    /// <param name="word">The word.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="text">The rest.</param>
    public void Line(string word, Color color, string text)
    {
        if (IsTerminal)
        {
            _console.Write(new Spectre.Console.Text(SafeText.Of(word), new Style(color)));
            Line($" {text}");
        }
        else
        {
            Line($"{word} {text}");
        }
    }

    /// <summary>Prints a line that says what follows.</summary>
    /// <param name="text">The line.</param>
    public void Heading(string text)
    {
        if (IsTerminal)
        {
            _console.WriteLine(SafeText.Of(text), new Style(decoration: Decoration.Bold));
        }
        else
        {
            Line(text);
        }
    }

    /// <summary>Prints a complaint.</summary>
    /// <param name="text">The complaint.</param>
    public void Error(string text) => _error.WriteLine(SafeText.Of(text));

    /// <summary>Says what the generator says, where complaints go.</summary>
    /// <param name="diagnostics">What it says.</param>
    public void Report(IEnumerable<SpecDiagnostic> diagnostics)
    {
        foreach (SpecDiagnostic diagnostic in diagnostics)
        {
            Error(diagnostic.ToString());
        }
    }

    /// <summary>Prints JSON.</summary>
    /// <param name="write">Writes the value.</param>
    public void Json(Action<Utf8JsonWriter> write) => Output.Write(SafeText.OfJson(JsonOutput.Text(write)));

    /// <summary>Prints a table.</summary>
    /// <param name="columns">The heads of its columns.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="firm">How many columns are not broken where the terminal is narrow: the first ones.</param>
    /// <param name="indent">How far to the right it stands, without a border then.</param>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Cell>> rows, int firm = 1, int indent = 0)
    {
        var table = new Table { Border = IsTerminal && indent == 0 ? TableBorder.Rounded : TableBorder.None };
        for (int index = 0; index < columns.Count; index++)
        {
            table.AddColumn(new TableColumn(new Spectre.Console.Text(columns[index], new Style(decoration: Decoration.Bold))) { NoWrap = index < firm || !IsTerminal });
        }

        foreach (IReadOnlyList<Cell> row in rows)
        {
            table.AddRow(row.Select(Render));
        }

        Write(indent == 0 ? table : new Padder(table, new Padding(indent, 0, 0, 0)));
    }

    /// <summary>Prints names, and beside each what there is to say about it, however narrow the terminal is.</summary>
    /// <param name="entries">The names, and lines for each: the first is the most important.</param>
    public void Definitions(IEnumerable<(string Name, IReadOnlyList<string> Lines)> entries)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach ((string name, IReadOnlyList<string> lines) in entries)
        {
            grid.AddRow(
                new Spectre.Console.Text(SafeText.Of(name), new Style(decoration: Decoration.Bold)),
                new Rows(lines.Select((line, index) => new Spectre.Console.Text(SafeText.Of(line), index == 0 ? Style.Plain : Dim))));
        }

        Write(grid);
    }

    /// <summary>Does work, with a sign of life where somebody watches.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="what">What is being done.</param>
    /// <param name="work">The work.</param>
    /// <returns>The result.</returns>
    public Task<T> WorkingAsync<T>(string what, Func<Task<T>> work) => IsTerminal
        ? _console.Status().StartAsync(Markup.Escape(SafeText.Of(what)), _ => work())
        : work();

    private static Style Dim => new(decoration: Decoration.Dim);

    private static IRenderable Render(Cell cell)
    {
        var text = new Spectre.Console.Text(SafeText.Of(cell.Text), new Style(cell.Color));
        return cell.More.Length == 0 ? text : new Rows(text, new Spectre.Console.Text(SafeText.Of(cell.More), Dim));
    }

    private void Write(IRenderable what)
    {
        _console.Write(what);
        if (_pipe is null)
        {
            return;
        }

        // Without the spaces that fill up the last column.
        foreach (string line in _pipe.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            Output.WriteLine(line.TrimEnd());
        }

        _pipe.GetStringBuilder().Clear();
    }
}
