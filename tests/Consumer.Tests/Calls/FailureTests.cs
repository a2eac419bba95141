using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Emulator;

namespace Flux2Gen.Consumer.Tests.Calls;

/// <summary>What becomes of a request, and of what it costs, when something goes wrong on the way.</summary>
public sealed class FailureTests
{
    private static readonly Flux2ProInput Input = new() { Prompt = "a mill by a river", ImageSize = new ImageSize(96, 64) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_submit_whose_answer_is_lost_is_in_the_queue_once(bool hasPipeline)
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Submit, AfterAccepting = true, Abort = true });
        using FalClient client = NewClient(fal, hasPipeline ? SendFiveTimes : null);

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => new FalApi(client).Flux2Pro.SubscribeAsync(Input));

        Assert.Equal((true, false, 1), (error.MayHaveBeenAccepted, error.IsRetryable, error.Attempts));
        Assert.Single(fal.Requests, request => request.Method == "POST");
    }

    [Theory]
    [InlineData(503, "<html><center>nginx</center></html>")]
    [InlineData(429, "{}")]
    public async Task A_submit_that_was_refused_is_sent_again(int status, string body)
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Submit, StatusCode = status, Body = body });
        using FalClient client = NewClient(fal);

        FalResult<Flux2ProOutput> result = await new FalApi(client).Flux2Pro.SubscribeAsync(Input);

        Assert.Single(result.Data.Images);
        Assert.Equal(2, fal.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task Questions_that_fail_are_asked_again_and_lose_nothing()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.StatusStream, Abort = true });
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Status, Abort = true });
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Result, Abort = true });
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Result, StatusCode = 502 });
        using FalClient client = NewClient(fal);

        FalResult<Flux2ProOutput> result = await new FalApi(client).Flux2Pro.SubscribeAsync(Input);

        Assert.Single(result.Data.Images);
        Assert.Single(fal.Requests, request => request.Method == "POST");
        Assert.Equal(0, fal.Server.Faults.Count);
    }

    [Fact]
    public async Task A_request_whose_result_could_not_be_read_is_taken_up_again()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Result, StatusCode = 401, Body = """{"detail":"revoked"}""" });
        using FalClient client = NewClient(fal, outageTolerance: TimeSpan.Zero);
        Flux2ProEndpoint endpoint = new FalApi(client).Flux2Pro;

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => endpoint.SubscribeAsync(Input));
        Assert.True(error.MayHaveBeenAccepted);
        FalResult<Flux2ProOutput> result = await endpoint.Attach(error.RequestId!).GetResultAsync();

        Assert.Single(result.Data.Images);
        Assert.Single(fal.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task A_failure_that_fal_stored_is_not_asked_for_again()
    {
        await using TestFal fal = await TestFal.StartAsync();
        fal.Server.Faults.Enqueue(new LocalFalFault
        {
            Operation = LocalFalOperation.Result,
            StatusCode = 503,
            Body = """{"detail":"The runner went away","error_type":"runner_disconnected"}""",
            Headers = new Dictionary<string, string> { ["x-fal-request-id"] = "r", ["x-fal-error-type"] = "runner_disconnected" },
        });
        using FalClient client = NewClient(fal, outageTolerance: TimeSpan.Zero);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => new FalApi(client).Flux2Pro.SubscribeAsync(Input));

        Assert.Equal(FalErrorType.RunnerDisconnected, error.ErrorType);
        Assert.Equal((true, false, 1), (error.IsRetryable, error.MayHaveBeenAccepted, error.Attempts));
    }

    [Fact]
    public async Task A_refused_field_tells_its_bounds()
    {
        await using TestFal fal = await TestFal.StartAsync();
        var input = new Flux2EditInput { Prompt = "x", ImageUrls = ["https://example.com/a.png"], NumInferenceSteps = 3 };

        FalValidationException error = await Assert.ThrowsAsync<FalValidationException>(
            () => fal.NewApi(validateInput: false).Flux2Edit.SubscribeAsync(input));

        FalFieldError field = Assert.Single(error.GetFieldErrors("num_inference_steps"));
        Assert.Equal(FalErrorType.GreaterThanEqual, field.Type);
        Assert.Equal(4, field.Context.GreaterThanOrEqual);
    }

    [Fact]
    public async Task A_call_whose_time_runs_out_cancels_its_request()
    {
        await using TestFal fal = await TestFal.StartSlowAsync();
        var clock = new ManualDeadline();
        using FalClient client = NewClient(fal, timeProvider: clock);

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(() => new FalApi(client).Flux2Pro.SubscribeAsync(
            Input, _ => clock.RunOut(), new FalSubscribeOptions { Timeout = ManualDeadline.Length }));

        Assert.Equal(FalCancelResult.Canceled, error.CancelResult);
        Assert.Equal((false, true), (error.MayHaveBeenAccepted, error.IsRetryable));
        Assert.NotNull(error.RequestId);
    }

    private static async ValueTask<FalExchangeOutcome> SendFiveTimes(FalExchange exchange, CancellationToken cancellationToken)
    {
        FalExchangeOutcome outcome = await exchange.SendAsync(cancellationToken);
        for (int i = 0; i < 4; i++)
        {
            outcome = await exchange.SendAsync(cancellationToken);
        }

        return outcome;
    }

    private static FalClient NewClient(TestFal fal, FalPipeline? pipeline = null, TimeProvider? timeProvider = null, TimeSpan? outageTolerance = null) => new(new FalClientOptions
    {
        Hosts = FalHosts.Local(fal.Server.BaseAddress),
        Credentials = FalCredentials.FromKey("id:consumer-secret"),
        Pipeline = pipeline,
        TimeProvider = timeProvider ?? TimeProvider.System,
        Watch = new FalWatchOptions { OutageTolerance = outageTolerance ?? TimeSpan.FromMinutes(10) },
        Retry = new FalRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
        Polling = new FalPollingOptions { InitialInterval = TimeSpan.FromMilliseconds(1), MaxInterval = TimeSpan.FromMilliseconds(1) },
    });

    /// <summary>The system's clock, except for one length of time that runs out when the test says so.</summary>
    private sealed class ManualDeadline : TimeProvider
    {
        private Action? _runOut;

        public static TimeSpan Length { get; } = TimeSpan.FromDays(17);

        public void RunOut() => _runOut!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Length)
            {
                _runOut = () => callback(state);
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
