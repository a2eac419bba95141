using System.Diagnostics;
using System.Globalization;
using Flux2Gen;

namespace Quickstart.Display;

/// <summary>A line for each piece of news: for files, pipes and terminals that can do no more.</summary>
/// <param name="output">Where to write.</param>
internal sealed class PlainLines(TextWriter output) : IRequestDisplay
{
    /// <inheritdoc/>
    public async Task<T> FollowAsync<T>(string model, Func<Action<FalQueueUpdate>, Task<T>> request)
    {
        var clock = Stopwatch.StartNew();
        Write(clock, model);
        return await request(update =>
        {
            foreach (FalLogLine line in update.NewLogs)
            {
                Write(clock, $"  {line.Message}");
            }

            if (update.NewLogs.Count == 0 || update.State == FalQueueState.Completed)
            {
                Write(clock, $"  {update}");
            }
        });
    }

    private void Write(Stopwatch clock, string text) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:0.0} s  {OneLine.From(text)}"));
}
