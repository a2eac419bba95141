namespace Flux2Gen.Runtime.Tests.Realtime;

/// <summary>Realtime connections that cannot be opened.</summary>
public sealed class RealtimeOpeningTests : RealtimeTest
{
    [Theory]
    [InlineData(401, typeof(FalApiException), "did not accept the API key")]
    [InlineData(403, typeof(FalApiException), "refused the request")]
    [InlineData(404, typeof(FalApiException), "does not know the endpoint 'fal-ai/flux-2/flash/edit'")]
    [InlineData(302, typeof(FalApiException), "redirect")]
    [InlineData(422, typeof(FalValidationException), "refused")]
    public async Task A_refused_opening_is_told_by_its_status(int status, Type type, string what)
    {
        Sockets.Refuse();
        Server.Answer(status, "", ("x-fal-request-id", "r7"));

        FalApiException exception = (FalApiException)await Assert.ThrowsAsync(type, () => Edit.ConnectRealtimeAsync());

        Assert.Equal(status, (int)exception.StatusCode);
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.False(exception.MayHaveBeenAccepted);
        Assert.Equal((1, "r7"), (exception.Attempts, exception.RequestId));
    }

    [Fact]
    public async Task A_proxy_that_knows_no_sockets_is_told_of()
    {
        Server.Answer(200, "<html>Sign in</html>");
        Sockets.Refuse();

        FalProtocolException exception = await Assert.ThrowsAsync<FalProtocolException>(() => Edit.ConnectRealtimeAsync());

        Assert.Contains("did not open a WebSocket", exception.Message, StringComparison.Ordinal);
        Assert.Equal(("fal-ai/flux-2/flash/edit", false), (exception.EndpointId, exception.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task Opening_is_tried_again_as_often_as_the_options_say()
    {
        Sockets.Refuse().Refuse().Refuse().Accept(CountAsync);
        Server.Answer(503).Answer(429, "", ("Retry-After", "7")).Fail(new HttpRequestException(HttpRequestError.ConnectionError));

        await using (await Edit.ConnectRealtimeAsync())
        {
        }

        Assert.Equal(4, Sockets.Peers.Count);
        Assert.Contains(TimeSpan.FromSeconds(7), Time.Delays);
    }

    [Fact]
    public async Task Opening_gives_up_in_the_end()
    {
        FalClient client = CreateClient(settings => (settings.Handler, settings.Retry) = (Sockets, new FalRetryOptions { MaxRetries = 1 }));
        Sockets.Refuse().Refuse();
        Server.Fail(new HttpRequestException(HttpRequestError.NameResolutionError)).Fail(new HttpRequestException(HttpRequestError.NameResolutionError));

        FalConnectionException exception = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync());

        Assert.Equal(2, exception.Attempts);
        Assert.StartsWith("No connection to fal.run could be made", exception.Message, StringComparison.Ordinal);
        Assert.True(exception.IsRetryable);
    }

    [Fact]
    public async Task Opening_has_a_time_limit()
    {
        FalClient client = CreateClient(settings => (settings.Handler, settings.Retry) = (Sockets, new FalRetryOptions { MaxRetries = 0 }));
        Sockets.Refuse();
        Server.Answer(async (_, token) =>
        {
            Time.Advance(TimeSpan.FromSeconds(90));
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        FalTimeoutException exception = await Assert.ThrowsAsync<FalTimeoutException>(() => client.Endpoint("fal-ai/flux-2").ConnectRealtimeAsync());

        Assert.Contains("FalRealtimeOptions.OpenTimeout", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_can_be_cancelled()
    {
        using var enough = new CancellationTokenSource();
        Sockets.Refuse();
        Server.Answer(async (_, token) =>
        {
            await enough.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Edit.ConnectRealtimeAsync(cancellationToken: enough.Token));

        Assert.Equal(enough.Token, exception.CancellationToken);
    }
}
