using System.Text.Json;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Many;

/// <summary>Where the inputs of many requests come from: a source that is asked late, throws, does not come to an end, and is closed after all.</summary>
public sealed class ManyInputsTests : FakeQueueTest
{
    [Fact]
    public async Task Inputs_are_asked_for_when_there_is_a_place_for_them()
    {
        int asked = 0;
        List<int> seen = [];
        IEnumerable<JsonElement> Lazy()
        {
            foreach (JsonElement input in Inputs(20))
            {
                asked++;
                yield return input;
            }
        }

        await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Lazy(), maxConcurrency: 3))
        {
            // Three have places, and one was asked for and waits.
            seen.Add(outcome.Index);
            Assert.True(asked <= seen.Count + 3, $"{asked} inputs were asked for after {seen.Count} outcomes.");
        }

        Assert.Equal(20, seen.Count);
    }

    [Fact]
    public async Task What_the_inputs_throw_comes_after_the_outcomes_of_those_before()
    {
        static IEnumerable<JsonElement> Broken()
        {
            yield return Numbered(0);
            throw new InvalidDataException("no more");
        }

        List<int> seen = [];
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(Broken()))
            {
                seen.Add(outcome.Index);
            }
        });
        Assert.Equal([0], seen);
    }

    [Fact]
    public async Task Leaving_the_loop_does_not_wait_for_inputs_that_never_come()
    {
        var never = new TaskCompletionSource<bool>();
        var inputs = new HandmadeInputs(index => index == 0 ? new(true) : new(never.Task));

        await LeaveAfterTheFirst(inputs).WaitAsync(HangLimit);

        // Nobody may dispose of an enumerator that is asked at the moment.
        Assert.Equal((2, 0), (inputs.Asked, inputs.Disposals));
        never.SetResult(true);
        Assert.True(SpinWait.SpinUntil(() => inputs.Disposals == 1, HangLimit));
    }

    [Fact]
    public async Task Inputs_are_disposed_of_when_the_loop_is_left()
    {
        var inputs = new HandmadeInputs(static _ => new(true));

        await LeaveAfterTheFirst(inputs);

        Assert.Equal(1, inputs.Disposals);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Inputs_that_throw_are_disposed_of(int place)
    {
        var inputs = new HandmadeInputs(index => index < place ? new(true) : throw new InvalidDataException("no more"));

        await Assert.ThrowsAsync<InvalidDataException>(() => Endpoint.SubscribeManyAsync(inputs).ToListAsync().AsTask());

        Assert.Equal(1, inputs.Disposals);
    }

    [Fact]
    public async Task Inputs_that_come_to_an_end_are_disposed_of_once()
    {
        var inputs = new HandmadeInputs(static index => new(index < 3));

        Assert.Equal(3, await Endpoint.SubscribeManyAsync(inputs).CountAsync());

        Assert.Equal(1, inputs.Disposals);
    }

    private async Task LeaveAfterTheFirst(HandmadeInputs inputs)
    {
        await foreach (FalOutcome<JsonElement, JsonElement> outcome in Endpoint.SubscribeManyAsync(inputs, maxConcurrency: 1))
        {
            Assert.True(SpinWait.SpinUntil(() => inputs.Asked == 2, HangLimit));
            break;
        }
    }

    /// <summary>Inputs by their number, which tell whether they were disposed of.</summary>
    private sealed class HandmadeInputs(Func<int, ValueTask<bool>> moveTo) : IAsyncEnumerable<JsonElement>, IAsyncEnumerator<JsonElement>
    {
        private int _asked;
        private int _disposals;

        public int Asked => Volatile.Read(ref _asked);

        public int Disposals => Volatile.Read(ref _disposals);

        public JsonElement Current => Numbered(_asked - 1);

        public IAsyncEnumerator<JsonElement> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => moveTo(Interlocked.Increment(ref _asked) - 1);

        public ValueTask DisposeAsync()
        {
            Interlocked.Increment(ref _disposals);
            return default;
        }
    }
}
