using Flux2Gen;
using Spectre.Console;

namespace Quickstart.Display;

/// <summary>One line that changes in place: model, place in the queue or last line of the log, and elapsed time.</summary>
/// <param name="console">The terminal.</param>
internal sealed class LiveLine(IAnsiConsole console) : IRequestDisplay
{
    /// <inheritdoc/>
    public async Task<T> FollowAsync<T>(string model, Func<Action<FalQueueUpdate>, Task<T>> request)
    {
        TimeSpan elapsed = default;
        T result = await console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new SecondsColumn())
            .StartAsync(async progress =>
            {
                ProgressTask line = progress.AddTask(Describe(model, "Sending"));
                T answer = await request(update => line.Description = Describe(model, update.ToString()));
                elapsed = line.ElapsedTime ?? default;
                return answer;
            });
        console.MarkupLineInterpolated($"[green]✓[/] {model} [grey]{SecondsColumn.Format(elapsed)}[/]");
        return result;
    }

    private static string Describe(string model, string text) => $"{Markup.Escape(model)} [grey]{Markup.Escape(OneLine.From(text))}[/]";
}
