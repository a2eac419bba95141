using System.Globalization;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>fal's storage, with both of its routes, and with the faults that a test asks for.</summary>
internal sealed class FakeStorage : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<int, byte[]>> _parts = [];
    private int _count;

    /// <summary>Gets the requests in the order in which they arrived.</summary>
    public List<RecordedRequest> Requests { get; } = [];

    /// <summary>Gets the files by URL.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Gets or sets what answers before storage does: the request, and which of its address it is, from 1. Null: storage answers.</summary>
    public Func<RecordedRequest, int, CancellationToken, Task<HttpResponseMessage?>>? Fault { get; set; }

    /// <summary>Gets or sets how tokens end.</summary>
    public string ExpiresAt { get; set; } = "2026-01-01T12:00:00Z";

    /// <summary>Gets or sets the type that the body of the next token is given under.</summary>
    public Func<int, string> TokenText { get; set; } = static number => $"cdn-token-{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Gets or sets the tokens that the CDN takes; null for all.</summary>
    public Func<string, bool> IsValid { get; set; } = static _ => true;

    /// <summary>Gets or sets a value indicating whether the tag of a part stands in a header only.</summary>
    public bool TagsInHeader { get; set; }

    /// <summary>Gets how many tokens were given.</summary>
    public int Tokens { get; private set; }

    public IEnumerable<string> Lines => Requests.Select(static request => request.Line);

    /// <summary>Gets the bytes of the only file.</summary>
    public byte[] OnlyFile => Assert.Single(Files).Value;

    /// <summary>Answers the first requests whose address ends so with a status.</summary>
    public void Fail(string end, int times, int status, string body = "") =>
        Fault = (request, number, _) => Task.FromResult(
            request.Uri.AbsolutePath.EndsWith(end, StringComparison.Ordinal) && number <= times ? ScriptedHandler.Response(status, body) : null);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RecordedRequest recorded = await RecordedRequest.FromAsync(request);
        int number;
        lock (_lock)
        {
            Requests.Add(recorded);
            number = Requests.Count(other => other.Line == recorded.Line);
        }

        return Fault is { } fault && await fault(recorded, number, cancellationToken) is { } answer ? answer : Answer(recorded);
    }

    private HttpResponseMessage Answer(RecordedRequest request)
    {
        lock (_lock)
        {
            string path = request.Uri.AbsolutePath;
            string[] segments = path.Split('/');
            bool isCdn = request.Uri.Host == "v3.fal.media";
            if (isCdn && !IsValid(request.Header("authorization")?.Replace("Bearer ", "", StringComparison.Ordinal) ?? ""))
            {
                return ScriptedHandler.Response(401, """{"detail":"token expired"}""");
            }

            switch (request.Uri.Host, path)
            {
                case ("rest.fal.ai", "/storage/upload/initiate"):
                    return Json($$"""{"upload_url":"https://storage.example/put/{{++_count}}?sig=1","file_url":"https://v3b.fal.media/files/{{_count}}"}""");
                case ("rest.fal.ai", "/storage/upload/initiate-multipart"):
                    return Json($$"""{"upload_url":"https://storage.example/mp/{{++_count}}?sig=1","file_url":"https://v3b.fal.media/files/{{_count}}"}""");
                case ("rest.fal.ai", "/storage/auth/token"):
                    return Json($$"""{"token":"{{TokenText(++Tokens)}}","token_type":"Bearer","base_url":"https://v3.fal.media","expires_at":"{{ExpiresAt}}"}""");
                case ("v3.fal.media", "/files/upload"):
                    Files[$"https://v3.fal.media/files/{++_count}"] = request.Body!;
                    return Json($$"""{"access_url":"https://v3.fal.media/files/{{_count}}"}""");
                case ("v3.fal.media", "/files/upload/multipart"):
                    return Json($$"""{"access_url":"https://v3.fal.media/files/{{++_count}}","uploadId":"up/1"}""");
                case ("storage.example", _) when segments[1] == "put":
                    Files[$"https://v3b.fal.media/files/{segments[2]}"] = request.Body!;
                    return Json("");
                case (_, _) when segments[^1] == "complete":
                    return Complete(request, isCdn ? $"https://v3.fal.media/files/{segments[2]}" : $"https://v3b.fal.media/files/{segments[2]}");
                case (_, _) when request.Method == "PUT":
                    return Part(request, isCdn ? $"https://v3.fal.media/files/{segments[2]}" : $"https://v3b.fal.media/files/{segments[2]}", int.Parse(segments[^1], CultureInfo.InvariantCulture));
                default:
                    return ScriptedHandler.Response(404, "");
            }
        }
    }

    private static HttpResponseMessage Json(string body) => ScriptedHandler.Response(200, body);

    private static string Tag(int number, byte[] bytes) => $"\"{number.ToString(CultureInfo.InvariantCulture)}-{bytes.Length.ToString(CultureInfo.InvariantCulture)}\"";

    private HttpResponseMessage Part(RecordedRequest request, string file, int number)
    {
        if (!_parts.TryGetValue(file, out SortedDictionary<int, byte[]>? parts))
        {
            _parts[file] = parts = [];
        }

        parts[number] = request.Body!;
        string tag = Tag(number, request.Body!);
        string escaped = tag.Replace("\"", "\\\"", StringComparison.Ordinal);
        return TagsInHeader
            ? ScriptedHandler.Response(200, "", ("ETag", tag))
            : ScriptedHandler.Response(200, $$"""{"partNumber":{{number}},"etag":"{{escaped}}"}""");
    }

    private HttpResponseMessage Complete(RecordedRequest request, string file)
    {
        string expected = string.Join(",", _parts[file].Select(part => $"{part.Key.ToString(CultureInfo.InvariantCulture)}={Tag(part.Key, part.Value)}"));
        string given = string.Join(",", request.Json.GetProperty("parts").EnumerateArray().Select(part => $"{part.GetProperty("partNumber").GetInt32().ToString(CultureInfo.InvariantCulture)}={part.GetProperty("etag").GetString()}"));
        if (expected != given)
        {
            return ScriptedHandler.Response(400, """{"detail":"wrong parts"}""");
        }

        Files[file] = [.. _parts[file].Values.SelectMany(static bytes => bytes)];
        return Json("{}");
    }
}
