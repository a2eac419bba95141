using Spectre.Console;

namespace Flux2Gen.Cli.Output;

/// <summary>Where people read results: with colours, and with a sign of life, only where it is a terminal.</summary>
internal sealed class Terminal
{
    // In a pipe nothing is wrapped.
    private const int PipeWidth = 4096;

    private readonly TextWriter _error;
    private readonly IAnsiConsole _console;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="isTerminal">Whether <paramref name="output"/> is a terminal.</param>
    public Terminal(TextWriter output, TextWriter error, bool isTerminal)
    {
        _error = error;
        IsTerminal = isTerminal;
        Output = output;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            _console.Profile.Width = PipeWidth;
        }
    }

    /// <summary>Gets where results go.</summary>
    public TextWriter Output { get; }

    /// <summary>Gets a value indicating whether results go to a terminal.</summary>
    public bool IsTerminal { get; }

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
            _console.Write(new Text(SafeText.Of(word), new Style(color)));
            _console.WriteLine($" {SafeText.Of(text)}");
        }
        else
        {
            Line($"{word} {text}");
        }
    }

    /// <summary>Prints a complaint.</summary>
    /// <param name="text">The complaint.</param>
    public void Error(string text) => _error.WriteLine(SafeText.Of(text));

    /// <summary>Prints a table.</summary>
    /// <param name="columns">The heads of its columns.</param>
    /// <param name="rows">Its rows.</param>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = IsTerminal ? TableBorder.Rounded : TableBorder.None };
        foreach (string column in columns)
        {
            // The first column is what people copy from.
            bool isFirst = column == columns[0];
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))) { NoWrap = isFirst || !IsTerminal });
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => new Text(SafeText.Of(cell))));
        }

        _console.Write(table);
    }

    /// <summary>Does work, with a sign of life where somebody watches.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="what">What is being done.</param>
    /// <param name="work">The work.</param>
    /// <returns>The result.</returns>
    public Task<T> WorkingAsync<T>(string what, Func<Task<T>> work) => IsTerminal
        ? _console.Status().StartAsync(Markup.Escape(SafeText.Of(what)), _ => work())
        : work();
}
