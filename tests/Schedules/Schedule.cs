using Flux2Gen.Schedules.Fal;

namespace Flux2Gen.Schedules;

/// <summary>One schedule: a few calls, and the faults that befall them.</summary>
internal sealed class Schedule : IDisposable
{
    private readonly JumpingClock _clock = new();
    private readonly Random _random;
    private readonly SimulatedFal _fal;
    private readonly SimulatedJournal _journal = new();
    private readonly int _seed;
    private readonly bool _mayEndEarly;

    /// <summary>What each call ended in: a result, or an exception.</summary>
    private readonly Dictionary<int, object> _outcomes = [];

    /// <summary>The id of the request that the caller has in hands.</summary>
    private string? _handle;

    public Schedule(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        _fal = new SimulatedFal(seed, _clock);
        _mayEndEarly = _random.Next(3) == 0;
    }

    public void Dispose() => _fal.Dispose();

    /// <summary>Runs it and adds up what became of its requests.</summary>
    public async Task RunAsync(Totals totals)
    {
        using var http = new HttpClient(_fal, disposeHandler: false);
        using FalClient client = CreateClient(http);
        var endpoint = new FalApi(client).Flux2Pro;
        using var source = new CancellationTokenSource(_mayEndEarly && _random.Next(2) == 0 ? TimeSpan.FromSeconds(_random.Next(300)) : Timeout.InfiniteTimeSpan, _clock);
        if (_random.Next(3) == 0)
        {
            await SubscribeManyAsync(endpoint, source.Token);
        }
        else
        {
            await KeepAsync(0, _random.Next(2) == 0
                ? () => endpoint.SubscribeAsync(Input(0), Options(), source.Token)
                : async () =>
                {
                    FalRequest<Flux2ProOutput> request = await endpoint.SubmitAsync(Input(0), cancellationToken: source.Token);
                    _handle = request.RequestId;
                    return await request.GetResultAsync(source.Token);
                });
        }

        await JudgeAsync(totals, endpoint);
    }

    private static Flux2ProInput Input(int number) => new() { Prompt = number.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private FalClient CreateClient(HttpClient http) => new(new FalClientOptions
    {
        Credentials = FalCredentials.FromKey("id:schedules"),
        Hosts = new FalHosts { RunBackup = null, QueueBackup = null },
        HttpClient = http,
        TimeProvider = _clock,
        Journal = _journal,
        Watch = new FalWatchOptions { Mode = (FalWatchMode)(_random.Next(2) * 2) },
    });

    private FalSubscribeOptions Options() => new()
    {
        Timeout = _mayEndEarly ? TimeSpan.FromSeconds(1 + _random.Next(400)) : Timeout.InfiniteTimeSpan,
        CancelRemotely = _random.Next(2) == 0,
    };

    private async Task SubscribeManyAsync(Flux2ProEndpoint endpoint, CancellationToken cancellationToken)
    {
        FalSubscribeOptions options = Options();
        Flux2ProInput[] inputs = [.. Enumerable.Range(0, 2 + _random.Next(5)).Select(Input)];
        try
        {
            await foreach (FalOutcome<Flux2ProInput, Flux2ProOutput> outcome in endpoint.SubscribeManyAsync(inputs, maxConcurrency: 3, _ => options, cancellationToken))
            {
                _outcomes.Add(outcome.Index, (object?)outcome.Result ?? outcome.Exception!);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The outcomes of what was under way came before.
        }
    }

    private async Task KeepAsync(int number, Func<Task<FalResult<Flux2ProOutput>>> call)
    {
        try
        {
            _outcomes[number] = await call();
        }
        catch (Exception exception) when (exception is FalException or OperationCanceledException)
        {
            _outcomes[number] = exception;
        }
    }

    private async Task JudgeAsync(Totals totals, Flux2ProEndpoint endpoint)
    {
        _fal.IsCalm = true;
        totals.Schedules++;
        totals.Submitted += _fal.Accepted.Count;
        foreach (IGrouping<int, SimulatedRequest> call in _fal.Accepted.GroupBy(request => request.Number))
        {
            totals.Duplicated += call.Count() - 1;
            SimulatedRequest request = call.First();
            object? outcome = _outcomes.GetValueOrDefault(request.Number);
            if (outcome is FalResult<Flux2ProOutput> result)
            {
                bool isIt = result.Data.Images[0].Url.Contains(request.Id, StringComparison.Ordinal) && !_journal.Has(request.Id);
                Count(isIt, totals, delivered: true, request, outcome);
            }
            else if (outcome is Exception failure && Tells(failure, request))
            {
                await ResumeAsync(totals, endpoint, request, failure);
            }
            else
            {
                Count(isKept: false, totals, delivered: false, request, outcome);
            }
        }
    }

    /// <summary>Fetches the result of a request that its caller was told of, when everything works again: as its exception says, by its id.</summary>
    private async Task ResumeAsync(Totals totals, Flux2ProEndpoint endpoint, SimulatedRequest request, Exception failure)
    {
        totals.Reported++;
        bool isOutcome = failure is FalApiException { MayHaveBeenAccepted: false };
        if (isOutcome || request.Fails || request.IsCanceled)
        {
            return;
        }

        // The journal still has it; with its id, if fal's answer came through.
        bool isKept = _journal.Has(request.Id) || _journal.HasUnanswered;
        string? id = (failure as FalException)?.RequestId ?? (failure as FalCanceledException)?.RequestId ?? _handle;
        if (id is not null)
        {
            FalResult<Flux2ProOutput> result = await endpoint.Attach(id).GetResultAsync();
            isKept &= result.Data.Images[0].Url.Contains(request.Id, StringComparison.Ordinal);
        }

        // Without an end of the caller's own, an outage is no reason not to deliver.
        isKept &= _mayEndEarly || id is null;
        if (!isKept)
        {
            Count(isKept, totals, delivered: false, request, failure);
            totals.Reported--;
        }
    }

    private bool Tells(Exception failure, SimulatedRequest request) => _handle == request.Id || failure switch
    {
        FalException exception => exception.RequestId == request.Id || exception.MayHaveBeenAccepted,
        FalCanceledException canceled => canceled.RequestId == request.Id || canceled.MayHaveBeenAccepted,
        _ => false,
    };

    private void Count(bool isKept, Totals totals, bool delivered, SimulatedRequest request, object? outcome)
    {
        if (!isKept)
        {
            totals.Lost++;
            Console.WriteLine($"failed: schedule {_seed}, request {request.Id}: {outcome ?? "no outcome"}");
        }
        else if (delivered)
        {
            totals.Delivered++;
        }
        else
        {
            totals.Reported++;
        }
    }
}
