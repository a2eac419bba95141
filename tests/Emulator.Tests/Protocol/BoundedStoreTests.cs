using Flux2Gen.Emulator.Storage;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class BoundedStoreTests
{
    [Fact]
    public void The_oldest_go_first_by_count()
    {
        BoundedStore<string> store = new(2, long.MaxValue);
        store.Set("a", "A", 1);
        store.Set("b", "B", 1);
        store.Set("a", "A again", 1);
        store.Set("c", "C", 1);

        Assert.False(store.TryGet("b", out _));
        Assert.True(store.TryGet("a", out string? value));
        Assert.Equal("A again", value);
        Assert.True(store.TryGet("c", out _));
    }

    [Fact]
    public void The_oldest_go_first_by_bytes_but_the_youngest_stays()
    {
        BoundedStore<string> store = new(10, 100);
        store.Set("a", "A", 60);
        store.Set("b", "B", 30);
        store.Grow("b", 40);

        Assert.False(store.TryGet("a", out _));
        store.Set("c", "C", 1000);
        Assert.False(store.TryGet("b", out _));
        Assert.True(store.TryGet("c", out _));
    }
}
