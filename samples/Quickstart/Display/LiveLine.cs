using System.Diagnostics;
using System.Globalization;
using Flux2Gen;
using Spectre.Console;

namespace Quickstart.Display;

/// <summary>One line that changes in place: the model, the elapsed time, and the place in the queue or the last line of the log.</summary>
/// <param name="console">The terminal.</param>
internal sealed class LiveLine(IAnsiConsole console) : IRequestDisplay
{
    private static readonly Spinner Spinner = Spinner.Known.Dots;

    /// <inheritdoc/>
    public async Task<T> FollowAsync<T>(string model, Func<Action<FalQueueUpdate>, Task<T>> request)
    {
        var clock = Stopwatch.StartNew();
        T result = await console.Live(Text.Empty).AutoClear(true).StartAsync(async line =>
        {
            string news = "Sending";
            Task<T> answer = request(update => news = update.ToString());
            for (int frame = 0; !answer.IsCompleted; frame++)
            {
                // A second, empty row, because Spectre.Console moves the cursor one row too far up over a single one.
                line.UpdateTarget(new Rows(Draw(Spinner.Frames[frame % Spinner.Frames.Count], model, clock.Elapsed, news), Text.Empty));
                await Task.WhenAny(answer, Task.Delay(Spinner.Interval));
            }

            return await answer;
        });
        console.Write(Draw("✓", model, clock.Elapsed, news: ""));
        console.WriteLine();
        return result;
    }

    private Paragraph Draw(string sign, string model, TimeSpan elapsed, string news)
    {
        string start = string.Create(CultureInfo.InvariantCulture, $"{model} {elapsed.TotalSeconds:0.0} s ");
        string end = OneLine.From(news);
        int width = Math.Max(0, console.Profile.Width - sign.Length - 1 - start.Length);
        return new Paragraph()
            .Append(sign, Color.Green)
            .Append($" {start}")
            .Append(end.Length <= width ? end : end[..width], Color.Grey);
    }
}
