using System.Text;
using System.Text.Json.Nodes;
using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

/// <summary>Uploads in parts, and with tokens: what a careless client does is refused.</summary>
public sealed class MultipartTests
{
    private const string Query = "?storage_type=fal-cdn-v3";
    private const string Described = """{"content_type":"text/plain","file_name":"a.txt"}""";

    [Fact]
    public async Task Parts_are_put_together_in_their_order_on_the_presigned_way()
    {
        await using TestFal test = await TestFal.StartAsync();
        (string file, string upload) = await BeginAsync(test);

        string second = (await PutAsync(At(upload, "2"), "two")).Text("etag");
        string first = (await PutAsync(At(upload, "1"), "one")).Text("etag");
        Reply complete = await PostAsync(At(upload, "complete"), List((1, first), (2, second)));

        Assert.Equal(200, complete.Status);
        Assert.Equal("onetwo", (await test.GetAsync(file)).BodyText);
    }

    [Theory]
    [InlineData("2,1", "parts must be in ascending order and complete: part 1 is expected where part 2 is")]
    [InlineData("1", "2 parts were uploaded, but 1 are listed")]
    [InlineData("2", "parts must be in ascending order and complete: part 1 is expected where part 2 is")]
    [InlineData("1,2,3", "part 3 was not uploaded")]
    [InlineData("1,1", "parts must be in ascending order and complete: part 2 is expected where part 1 is")]
    [InlineData("1,2x", "the etag of part 2 does not match")]
    [InlineData("", "2 parts were uploaded, but 0 are listed")]
    public async Task A_wrong_list_is_refused(string list, string detail)
    {
        await using TestFal test = await TestFal.StartAsync();
        (string file, string upload) = await BeginAsync(test);
        string[] tags = ["", (await PutAsync(At(upload, "1"), "one")).Text("etag"), (await PutAsync(At(upload, "2"), "two")).Text("etag"), "\"3\""];

        (int, string)[] parts = [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => (part[0] - '0', tags[part[0] - '0'] + part[1..]))];
        Reply complete = await PostAsync(At(upload, "complete"), List(parts));

        Assert.Equal((400, detail), (complete.Status, complete.Text("detail")));
        Assert.Equal(404, (await test.GetAsync(file)).Status);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"parts":[{"etag":"x"}]}""")]
    [InlineData("""{"parts":[{"partNumber":"1"}]}""")]
    public async Task A_list_that_is_none_is_refused(string list)
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string upload) = await BeginAsync(test);

        Assert.Equal(400, (await PostAsync(At(upload, "complete"), list)).Status);
    }

    [Fact]
    public async Task A_key_and_a_wrong_signature_and_a_part_that_cannot_be_are_refused()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string upload) = await BeginAsync(test);

        Assert.Equal(400, (await TestFal.PutFileAsync(At(upload, "1"), [1], "text/plain", "Key id:secret")).Status);
        Assert.Equal(403, (await TestFal.PutFileAsync(At(upload, "1")[..^1], [1], "text/plain")).Status);
        Assert.Equal(405, (await TestFal.PutFileAsync(At(upload, "0"), [1], "text/plain")).Status);
        Assert.Equal(405, (await TestFal.PutFileAsync(At(upload, "10001"), [1], "text/plain")).Status);
        Assert.Equal(403, (await TestFal.PutFileAsync(upload, [1], "text/plain")).Status);
    }

    [Fact]
    public async Task The_CDN_takes_tokens_until_they_expire_and_no_key()
    {
        await using TestFal test = await TestFal.StartAsync();
        Reply token = await test.PostAsync($"rest.fal.ai/storage/auth/token{Query}", "{}");
        string upload = $"{token.Text("base_url")}/files/upload";
        (string, string)[] headers = [("Authorization", $"Bearer {token.Text("token")}"), ("X-Fal-File-Name", "a.txt")];

        Assert.EndsWith("Z", token.Text("expires_at"), StringComparison.Ordinal);
        Assert.Equal(400, (await SendAsync(HttpMethod.Post, upload, "x", ("Authorization", "Key id:secret"))).Status);
        Assert.Equal(401, (await SendAsync(HttpMethod.Post, upload, "x")).Status);
        Reply uploaded = await SendAsync(HttpMethod.Post, upload, "x", headers);
        Assert.Equal("x", (await test.GetAsync(uploaded.Text("access_url"))).BodyText);
        test.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, (await SendAsync(HttpMethod.Post, upload, "x", headers)).Status);
    }

    [Fact]
    public async Task The_CDN_tells_the_tag_of_a_part_in_a_header_and_to_nobody_who_asks_for_compression()
    {
        await using TestFal test = await TestFal.StartAsync();
        Reply token = await test.PostAsync($"rest.fal.ai/storage/auth/token{Query}", "{}");
        (string, string) authorization = ("Authorization", $"Bearer {token.Text("token")}");
        Reply begun = await SendAsync(HttpMethod.Post, $"{token.Text("base_url")}/files/upload/multipart", "", authorization);
        string parts = $"{begun.Text("access_url")}/multipart/{begun.Text("uploadId")}";

        Reply compressed = await SendAsync(HttpMethod.Put, $"{parts}/1", "one", authorization, ("Accept-Encoding", "gzip"));
        Reply plain = await SendAsync(HttpMethod.Put, $"{parts}/1", "one", authorization, ("Accept-Encoding", "identity"));
        Reply complete = await SendAsync(HttpMethod.Post, $"{parts}/complete", List((1, plain.Header("ETag")!)), authorization);

        Assert.Null(compressed.Header("ETag"));
        Assert.Equal(200, complete.Status);
        Assert.Equal("one", (await test.GetAsync(begun.Text("access_url"))).BodyText);
    }

    [Theory]
    [InlineData("""{"expiration_duration_seconds":60}""", 200, 404)]
    [InlineData("""{"expiration_duration_seconds":0}""", 200, 200)]
    [InlineData("""{"expiration_duration_seconds":null}""", 200, 200)]
    [InlineData("""{"initial_acl":{"default":"forbid"}}""", 403, 403)]
    [InlineData("""{"initial_acl":{"default":"hide","rules":[{"user":"a","decision":"allow"}]}}""", 404, 404)]
    public async Task A_file_is_kept_as_long_as_was_asked_and_shown_to_whom(string lifecycle, int first, int later)
    {
        await using TestFal test = await TestFal.StartAsync();
        Reply begun = await test.SendAsync(HttpMethod.Post, $"rest.fal.ai/storage/upload/initiate{Query}", Described, ("X-Fal-Object-Lifecycle", lifecycle));
        await TestFal.PutFileAsync(begun.Text("upload_url"), [1], "text/plain");

        Assert.Equal(first, (await test.GetAsync(begun.Text("file_url"))).Status);
        test.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(later, (await test.GetAsync(begun.Text("file_url"))).Status);
        Assert.Contains(test.Fal.Requests, request => request.Headers.GetValueOrDefault("x-fal-object-lifecycle") == lifecycle);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("[]")]
    [InlineData("""{"expiration_duration_seconds":"60"}""")]
    [InlineData("""{"initial_acl":{"default":"maybe"}}""")]
    [InlineData("""{"initial_acl":{}}""")]
    public async Task A_lifecycle_that_is_none_is_refused(string lifecycle)
    {
        await using TestFal test = await TestFal.StartAsync();

        Assert.Equal(422, (await test.SendAsync(HttpMethod.Post, $"rest.fal.ai/storage/upload/initiate{Query}", Described, ("X-Fal-Object-Lifecycle", lifecycle))).Status);
    }

    [Fact]
    public async Task A_fault_can_be_for_one_part_and_more_than_once()
    {
        await using TestFal test = await TestFal.StartAsync();
        (_, string upload) = await BeginAsync(test);
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.UploadPart, Part = 2 });
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.UploadPart, Part = 2 });

        Assert.Equal(200, (await PutAsync(At(upload, "1"), "one")).Status);
        Assert.Equal(503, (await PutAsync(At(upload, "2"), "two")).Status);
        Assert.Equal(503, (await PutAsync(At(upload, "2"), "two")).Status);
        Assert.Equal(200, (await PutAsync(At(upload, "2"), "two")).Status);
    }

    [Fact]
    public async Task A_large_file_is_on_disk_and_served_in_ranges_and_after_a_break()
    {
        await using TestFal test = await TestFal.StartAsync();
        byte[] bytes = new byte[9 << 20];
        new Random(7).NextBytes(bytes);
        string file = await test.UploadAsync(bytes);

        Reply part = await test.SendAsync(HttpMethod.Get, file, null, ("Range", "bytes=5000000-5000009"));
        Reply whole = await test.GetAsync(file);
        string tag = whole.Header("ETag")!;
        Reply same = await test.SendAsync(HttpMethod.Get, file, null, ("Range", "bytes=9437180-"), ("If-Range", tag));
        Reply other = await test.SendAsync(HttpMethod.Get, file, null, ("Range", "bytes=9437180-"), ("If-Range", "\"other\""));
        test.Fal.Faults.Enqueue(new LocalFalFault { Operation = LocalFalOperation.Download, AfterBytes = 1000 });

        Assert.Equal(bytes, whole.Body);
        Assert.Equal(bytes[5_000_000..5_000_010], part.Body);
        Assert.Equal((206, bytes[^4..].Length), (same.Status, same.Body.Length));
        Assert.Equal((200, bytes.Length), (other.Status, other.Body.Length));
        await Assert.ThrowsAsync<HttpRequestException>(() => test.GetAsync(file));
        Assert.Empty(Assert.Single(test.Fal.Requests, request => request.Method == "PUT").Body.ToArray());
    }

    private static async Task<(string File, string Upload)> BeginAsync(TestFal test)
    {
        Reply begun = await test.PostAsync($"rest.fal.ai/storage/upload/initiate-multipart{Query}", Described);
        return (begun.Text("file_url"), begun.Text("upload_url"));
    }

    private static string At(string upload, string path) => upload.Replace("?", $"/{path}?", StringComparison.Ordinal);

    private static Task<Reply> PutAsync(string url, string text) => TestFal.PutFileAsync(url, Encoding.ASCII.GetBytes(text), "text/plain");

    private static Task<Reply> PostAsync(string url, string json) => SendAsync(HttpMethod.Post, url, json);

    /// <summary>Sends without a key.</summary>
    private static async Task<Reply> SendAsync(HttpMethod method, string url, string text, params (string Name, string Value)[] headers)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(method, url) { Content = new StringContent(text, Encoding.UTF8, "text/plain") };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using HttpResponseMessage response = await http.SendAsync(request, TestFal.Cancellation);
        return await Reply.ReadAsync(response);
    }

    private static string List(params (int Number, string Tag)[] parts) => new JsonObject
    {
        ["parts"] = new JsonArray([.. parts.Select(part => new JsonObject { ["partNumber"] = part.Number, ["etag"] = part.Tag })]),
    }.ToJsonString();
}
