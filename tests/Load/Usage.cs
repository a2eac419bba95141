using System.Diagnostics;
using System.Globalization;

namespace Flux2Gen.Load;

/// <summary>What this process takes.</summary>
internal sealed class Usage
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _samples;
    private int _threads;
    private long _managed;

    /// <summary>Looks once in a while, beginning with the first time, when everything is under way.</summary>
    public void Sample()
    {
        if (_samples++ % 500 == 0)
        {
            using var process = Process.GetCurrentProcess();
            _threads = Math.Max(_threads, process.Threads.Count);
            _managed = Math.Max(_managed, GC.GetTotalMemory(forceFullCollection: false));
        }
    }

    /// <summary>Returns the figures as <c>name=value</c>.</summary>
    /// <returns>Seconds, most threads, most managed memory and peak working set in MiB.</returns>
    public override string ToString()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"seconds={_watch.Elapsed.TotalSeconds:0.0} threads={_threads} managed-mib={_managed >> 20} peak-mib={process.PeakWorkingSet64 >> 20}");
    }
}
