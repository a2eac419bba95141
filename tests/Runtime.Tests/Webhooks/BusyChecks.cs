using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Webhooks;

/// <summary>Checks that run and wait until <see cref="EndAsync"/>, as many as a limiter lets in.</summary>
internal sealed class BusyChecks : IDisposable
{
    private readonly ManualResetEventSlim _end = new();
    private readonly Task<bool?>[] _running;
    private readonly Task<bool?>[] _waiting;
    private int _concurrent;

    public BusyChecks(CheckLimiter limiter, int concurrent)
    {
        using var started = new CountdownEvent(concurrent);
        _running = [.. Enumerable.Range(0, concurrent).Select(_ => Task.Factory.StartNew(() => RunAsync(started), TaskCreationOptions.LongRunning).Unwrap())];
        Assert.True(started.Wait(FalTest.HangLimit));
        _waiting = [.. Enumerable.Range(0, concurrent * CheckLimiter.WaitingPerCheck).Select(_ => RunAsync(started: null))];
        Assert.All(_waiting, static check => Assert.False(check.IsCompleted));

        Task<bool?> RunAsync(CountdownEvent? started) => limiter.RunAsync(() => Check(started), CancellationToken.None).AsTask();
    }

    /// <summary>Gets the largest number of checks that ran at a time.</summary>
    public int MostConcurrent { get; private set; }

    public async Task EndAsync()
    {
        _end.Set();
        Assert.All(await Task.WhenAll([.. _running, .. _waiting]).WaitAsync(FalTest.HangLimit), static result => Assert.True(result));
    }

    public void Dispose()
    {
        _end.Set();
        Task.WaitAll([.. _running, .. _waiting], FalTest.HangLimit);
        _end.Dispose();
    }

    private bool Check(CountdownEvent? started)
    {
        lock (_end)
        {
            MostConcurrent = Math.Max(MostConcurrent, ++_concurrent);
        }

        started?.Signal();
        bool isEnded = _end.Wait(FalTest.HangLimit);
        lock (_end)
        {
            _concurrent--;
        }

        return isEnded;
    }
}
