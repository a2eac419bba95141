using System.Runtime.ExceptionServices;

namespace Flux2Gen.Cli.Verification.Mutants;

/// <summary>Work that must come to an end.</summary>
internal static class Bounded
{
    // What a thread of the compiler has on Windows, the least of all.
    private const int StackSize = 1 << 20;

    /// <summary>Does work on a thread of its own. Work that goes on too long is left behind.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="limit">How long it may take.</param>
    /// <param name="work">The work.</param>
    /// <returns>What comes of it.</returns>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public static T Run<T>(TimeSpan limit, Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize)
        { IsBackground = true };
        thread.Start();
        if (!thread.Join(limit))
        {
            throw new TimeoutException($"still under way after {limit.TotalSeconds} s");
        }

        failure?.Throw();
        return result;
    }
}
