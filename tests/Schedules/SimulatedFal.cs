using System.Text;
using System.Text.Json;

namespace Flux2Gen.Schedules;

/// <summary>fal's queue in memory, behind the faults of one schedule. What it does to a call depends on the seed and on the call alone.</summary>
internal sealed class SimulatedFal(int seed, JumpingClock clock) : HttpMessageHandler
{
    private readonly Lock _lock = new();

    /// <summary>Gets the requests that were accepted.</summary>
    public List<SimulatedRequest> Accepted { get; } = [];

    /// <summary>Gets or sets a value indicating whether everything works.</summary>
    public bool IsCalm { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        string path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Post)
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return Submit(JsonElement.Parse(body).GetProperty("prompt").GetString()!, cancellationToken);
        }

        string[] segments = path.Split('/');
        string id = segments[Array.IndexOf(segments, "requests") + 1];
        SimulatedRequest found;
        lock (_lock)
        {
            found = Accepted.Single(accepted => accepted.Id == id);
        }

        string step = path.EndsWith("/stream", StringComparison.Ordinal) ? "stream" : path.EndsWith("/status", StringComparison.Ordinal) ? "status" : path.EndsWith("/cancel", StringComparison.Ordinal) ? "cancel" : "result";
        return (IsCalm ? null : Fault(found, step, cancellationToken)) ?? Answer(found, step);
    }

    private HttpResponseMessage Submit(string prompt, CancellationToken cancellationToken)
    {
        int number = int.Parse(prompt, null);
        int attempt;
        lock (_lock)
        {
            attempt = Accepted.Count(accepted => accepted.Number == number);
        }

        var random = new Random(unchecked((((seed * 397) + number) * 397) + attempt + (int)clock.GetUtcNow().Ticks));
        switch (random.Next(24))
        {
            case 0: return OddAnswers.Create((429, "{}", null));
            case 1: return OddAnswers.Create((503, "<html><center>nginx</center></html>", null));
            case 2: throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
            case 3: throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset before it was read");
            case 4: return OddAnswers.Create((500, "", null));
        }

        SimulatedRequest accepted = Accept(number, prompt, random);
        switch (random.Next(16))
        {
            case 0: throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset after it was accepted");
            case 1: return OddAnswers.Create((502, "<html>bad gateway</html>", null));
            case 2: return OddAnswers.Create((200, "<html>hello</html>", null));
            case 3:
                Hang(cancellationToken);
                break;
        }

        return Json(200, $$"""{"status":"IN_QUEUE","request_id":"{{accepted.Id}}","queue_position":1}""");
    }

    private SimulatedRequest Accept(int number, string prompt, Random random)
    {
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            var accepted = new SimulatedRequest($"r-{seed}-{Accepted.Count}", prompt, number, now + TimeSpan.FromSeconds(random.Next(60)), fails: random.Next(10) == 0);
            for (int outage = random.Next(4); outage > 0; outage--)
            {
                DateTimeOffset start = now + TimeSpan.FromSeconds(random.Next(400));
                accepted.Outages.Add((start, start + TimeSpan.FromSeconds(random.Next(240)), random.Next(OddAnswers.Outages.Length + 3)));
            }

            foreach (string step in (string[])["status", "stream", "result", "cancel"])
            {
                accepted.Doubts[step] = random.Next(3) == 0 ? random.Next(OddAnswers.Doubts.Length) : -1;
            }

            Accepted.Add(accepted);
            return accepted;
        }
    }

    private HttpResponseMessage? Fault(SimulatedRequest request, string step, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((DateTimeOffset start, DateTimeOffset end, int kind) in request.Outages)
        {
            // Outages that touch each other would last for longer than the client has to endure.
            if (now >= start && now < end && now < request.Outages[0].Start + TimeSpan.FromMinutes(8))
            {
                switch (kind - OddAnswers.Outages.Length)
                {
                    case 0: throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
                    case 1: throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset");
                    case 2:
                        Hang(cancellationToken);
                        break;
                    default: return OddAnswers.Create(OddAnswers.Outages[kind]);
                }
            }
        }

        if (request.Doubts[step] is var doubt and >= 0)
        {
            request.Doubts[step] = -1;
            return OddAnswers.Create(OddAnswers.Doubts[doubt]);
        }

        return null;
    }

    private HttpResponseMessage Answer(SimulatedRequest request, string step)
    {
        bool isOver = request.IsCanceled || clock.GetUtcNow() >= request.End;
        switch (step)
        {
            case "cancel":
                request.IsCanceled |= !isOver;
                return isOver ? Json(400, """{"status":"ALREADY_COMPLETED"}""") : Json(200, """{"status":"OK"}""");
            case "status":
                return Json(isOver ? 200 : 202, Status(isOver));
            case "stream":
                string events = isOver ? $"data: {Status(isOver)}\n\n" : $": ping\n\ndata: {Status(isOver)}\n\n";
                HttpResponseMessage stream = Json(200, events);
                stream.Content.Headers.Remove("Content-Type");
                stream.Content.Headers.TryAddWithoutValidation("Content-Type", "text/event-stream");
                return stream;
            default:
                HttpResponseMessage result = !isOver ? Json(400, """{"detail":"Request is still in progress"}""")
                    : request.IsCanceled ? Json(499, """{"detail":"canceled"}""")
                    : request.Fails ? Json(422, """{"detail":[{"loc":["body","prompt"],"msg":"bad","type":"value_error"}]}""")
                    : Json(200, $$"""{"images":[{"url":"https://fal.media/{{request.Id}}.png"}],"seed":{{request.Number}}}""");
                result.Headers.TryAddWithoutValidation("x-fal-request-id", request.Id);
                return result;
        }
    }

    /// <summary>Nothing comes until a time limit runs out.</summary>
    private void Hang(CancellationToken cancellationToken)
    {
        for (int second = 0; second < 300 && !cancellationToken.IsCancellationRequested; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static string Status(bool isOver) => isOver ? """{"status":"COMPLETED"}""" : """{"status":"IN_PROGRESS"}""";

    private static HttpResponseMessage Json(int status, string body) => new((System.Net.HttpStatusCode)status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
