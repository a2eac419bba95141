using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Errors;

/// <summary>A token that is canceled while a billed exchange is under way: the exception says that fal may have the request.</summary>
public sealed class CanceledSubmitTests : FalTest
{
    [Theory]
    [InlineData("submit")]
    [InlineData("run")]
    public async Task Canceled_exchange_may_have_been_accepted(string call)
    {
        using var source = new CancellationTokenSource();
        Server.Answer(async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException();
        });

        FalCanceledException error = await Assert.ThrowsAsync<FalCanceledException>(
            () => call == "run" ? Flux.RunAsync(Input, cancellationToken: source.Token) : (Task)Flux.SubmitAsync(Input, cancellationToken: source.Token));

        Assert.True(error.MayHaveBeenAccepted);
        Assert.Equal((null, "fal-ai/flux-2/flash/edit", source.Token), (error.RequestId, error.EndpointId, error.CancellationToken));
    }

    [Fact]
    public async Task Call_canceled_before_it_was_sent_was_not_accepted()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Flux.SubmitAsync(Input, cancellationToken: source.Token));

        Assert.IsNotType<FalCanceledException>(error);
        Assert.Empty(Server.Requests);
    }
}
