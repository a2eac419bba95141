using Flux2Gen.Emulator;

namespace Flux2Gen.Load;

/// <summary>A local fal in a process of its own, which writes its address.</summary>
internal static class LoadServer
{
    /// <summary>Runs until the input ends, and finishes no request before the first line of it.</summary>
    /// <param name="specs">The folder of the documents.</param>
    /// <param name="count">How many requests it has to hold.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string specs, int count)
    {
        var clock = new HeldClock();
        await using LocalFal fal = await LocalFal.StartAsync(new LocalFalOptions
        {
            Specs = [specs],
            Capacity = count,
            QueueLength = 0,
            InferenceTime = TimeSpan.FromMinutes(1),
            TimeProvider = clock,
        });
        Console.WriteLine(fal.BaseAddress);
        while (await Console.In.ReadLineAsync() is not null)
        {
            clock.Release();
        }

        return 0;
    }

    /// <summary>Runs until the input ends, as any local fal: each request takes a moment.</summary>
    /// <param name="specs">The folder of the documents.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string specs)
    {
        await using LocalFal fal = await LocalFal.StartAsync(new LocalFalOptions
        {
            Specs = [specs],
            QueueStep = TimeSpan.FromMilliseconds(10),
            InferenceTime = TimeSpan.FromMilliseconds(100),
        });
        Console.WriteLine(fal.BaseAddress);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private sealed class HeldClock : TimeProvider
    {
        private readonly DateTimeOffset _start = System.GetUtcNow();
        private volatile bool _isReleased;

        public void Release() => _isReleased = true;

        public override DateTimeOffset GetUtcNow() => _isReleased ? _start.AddHours(1) : _start;
    }
}
