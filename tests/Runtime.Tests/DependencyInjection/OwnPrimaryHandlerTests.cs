using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Flux2Gen.Runtime.Tests.DependencyInjection;

/// <summary>A primary handler of a user's own, whose errors prove nothing of a request that it has read.</summary>
public sealed class OwnPrimaryHandlerTests : ServiceTest
{
    private readonly MemoryJournal _journal = new();
    private int _sends;

    public static TheoryData<string> Errors => ["time limit", "connection", "name", "canceled"];

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Subclass_that_fails_after_sending_sends_once(string error) =>
        await AssertSentOnceAsync(() => new OwnClientHandler(SendAndFail(error)));

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Delegating_primary_that_fails_after_sending_sends_once(string error) =>
        await AssertSentOnceAsync(() => new OwnDelegatingHandler(SendAndFail(error)));

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Handler_that_fails_after_sending_sends_once(string error)
    {
        AddClient().AddHttpMessageHandler(() => new OwnDelegatingHandler(SendAndFail(error))).ConfigurePrimaryHttpMessageHandler(() => Server);

        await AssertSentOnceAsync();
    }

    [Fact]
    public async Task Repetition_after_a_primary_that_read_is_not_sent()
    {
        AddClient().AddHttpMessageHandler(static () => new RepeatingHandler())
            .ConfigurePrimaryHttpMessageHandler(() => new OwnClientHandler(SendAndFail("connection")));

        await AssertSentOnceAsync();
    }

    [Fact]
    public async Task Connection_that_failed_before_reading_is_tried_again()
    {
        AddClient().ConfigurePrimaryHttpMessageHandler(() => Server);
        Server.Fail(new HttpRequestException(HttpRequestError.ConnectionError)).Answer(200, FalTest.Submitted());

        await Client.Endpoint("acme/model").SubmitAsync(FalTest.Input);

        Assert.Equal(2, Server.Requests.Count);
    }

    private IHttpClientBuilder AddClient() => Services.AddFalClient(options =>
    {
        options.Credentials = FalCredentials.FromKey(Key);
        options.Journal = _journal;
        options.TimeProvider = new ManualTimeProvider();
    });

    private async Task AssertSentOnceAsync(Func<HttpMessageHandler> primary)
    {
        AddClient().ConfigurePrimaryHttpMessageHandler(primary);
        await AssertSentOnceAsync();
    }

    private async Task AssertSentOnceAsync()
    {
        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => Client.Endpoint("acme/model").SubscribeAsync(FalTest.Input));

        Assert.True(error.MayHaveBeenAccepted);
        Assert.DoesNotContain("No connection", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _sends);
        Assert.DoesNotContain("end", _journal.Steps);
    }

    private Func<HttpRequestMessage, Task<HttpResponseMessage>> SendAndFail(string error) => async request =>
    {
        await request.Content!.CopyToAsync(Stream.Null);
        _sends++;
        throw error switch
        {
            "time limit" => new TaskCanceledException("The handler gave up.", new TimeoutException()),
            "connection" => new HttpRequestException(HttpRequestError.ConnectionError),
            "name" => new HttpRequestException(HttpRequestError.NameResolutionError),
            _ => new TaskCanceledException("The handler gave up."),
        };
    };

    private sealed class OwnClientHandler(Func<HttpRequestMessage, Task<HttpResponseMessage>> send) : HttpClientHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request);
    }

    private sealed class OwnDelegatingHandler(Func<HttpRequestMessage, Task<HttpResponseMessage>> send) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request);
    }

    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
