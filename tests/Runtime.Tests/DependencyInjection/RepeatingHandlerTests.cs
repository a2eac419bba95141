using System.Net;
using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Flux2Gen.Runtime.Tests.DependencyInjection;

/// <summary>Handlers of a user's own that send a request again, each in a way of its own.</summary>
public sealed class RepeatingHandlerTests : ServiceTest
{
    [Theory]
    [InlineData(200, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(408, true)]
    [InlineData(429, false)]
    [InlineData(422, false)]
    public async Task A_billed_request_is_sent_once(int status, bool mayBeAccepted)
    {
        Add(static (send, _) => send().ContinueWith(_ => send(), TaskScheduler.Default).Unwrap());
        Server.Answer(status, "{}");

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => Client.Endpoint("acme/model").RunAsync(FalTest.Input));

        Assert.Equal(mayBeAccepted, error.MayHaveBeenAccepted);
        Assert.Contains("A handler of the HTTP client", error.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_request_whose_answer_was_lost_is_sent_once()
    {
        Add(static (send, _) => send().ContinueWith(_ => send(), TaskScheduler.Default).Unwrap());
        Server.Fail(new HttpRequestException(HttpRequestError.ResponseEnded));

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => Client.Endpoint("acme/model").SubmitAsync(FalTest.Input));

        Assert.True(error.MayHaveBeenAccepted);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_hedge_takes_the_first_answer()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        Add(async (send, _) =>
        {
            Task<HttpResponseMessage> first = send();
            Task<HttpResponseMessage> second = send();
            answer.SetResult(ScriptedHandler.Response(200, FalTest.Submitted()));
            return await await Task.WhenAny(second, first);
        });
        Server.Answer((_, _) => answer.Task);

        FalRequest<System.Text.Json.JsonElement> request = await Client.Endpoint("acme/model").SubmitAsync(FalTest.Input);

        Assert.Equal(FalTest.RequestId, request.RequestId);
        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_that_gave_up_waiting_gets_an_error_with_the_id(bool isInHeader)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        Add(async (send, _) =>
        {
            Task abandoned = send();
            Task<HttpResponseMessage> second = send();
            Assert.False(abandoned.IsCompleted);
            answer.SetResult(isInHeader
                ? ScriptedHandler.Response(200, "{}", ("x-fal-request-id", FalTest.RequestId))
                : ScriptedHandler.Response(200, FalTest.Submitted()));
            return await second;
        }, new ManualTimeProvider());
        Server.Answer((_, _) => answer.Task);

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(
            () => Client.Endpoint("acme/model").SubmitAsync(FalTest.Input).WaitAsync(FalTest.HangLimit));

        Assert.Equal((true, FalTest.RequestId), (error.MayHaveBeenAccepted, error.RequestId));
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_request_that_was_refused_may_be_sent_again()
    {
        Add(static async (send, _) =>
        {
            HttpResponseMessage response = await send();
            return response.StatusCode == HttpStatusCode.Unauthorized ? await send() : response;
        });
        Server.Answer(401, "{}").Answer(200, FalTest.Submitted());

        FalRequest<System.Text.Json.JsonElement> request = await Client.Endpoint("acme/model").SubmitAsync(FalTest.Input);

        Assert.Equal(FalTest.RequestId, request.RequestId);
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_request_without_a_connection_may_be_sent_again()
    {
        Add(static async (send, _) =>
        {
            try
            {
                return await send();
            }
            catch (HttpRequestException)
            {
                return await send();
            }
        });
        Server.Fail(new HttpRequestException(HttpRequestError.ConnectionError)).Answer(200, FalTest.Submitted());

        await Client.Endpoint("acme/model").SubmitAsync(FalTest.Input);

        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task A_question_may_be_sent_as_often_as_a_handler_likes()
    {
        Add(static (send, _) => send().ContinueWith(_ => send(), TaskScheduler.Default).Unwrap());
        Server.Answer(503, "{}").Answer(200, FalTest.Status("IN_PROGRESS"));

        FalQueueUpdate update = await Client.Endpoint("acme/model").Attach("r1").GetStatusAsync();

        Assert.Equal(FalQueueState.InProgress, update.State);
    }

    private void Add(Func<Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>> send, TimeProvider? time = null) => Services.AddFalClient(options =>
    {
        options.TimeProvider = time ?? TimeProvider.System;
        options.Credentials = FalCredentials.FromKey(Key);
        options.Retry.MaxRetries = 0;
    }).AddHttpMessageHandler(() => new OwnHandler(send)).ConfigurePrimaryHttpMessageHandler(() => Server);

    private sealed class OwnHandler(Func<Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>> send) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            send(() => base.SendAsync(request, cancellationToken), cancellationToken);
    }
}
