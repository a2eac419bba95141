using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A fal that does everything right, except for one answer.</summary>
internal sealed class DamagingServer : HttpMessageHandler
{
    private string? _where;
    private int _status;
    private byte[] _body = [];
    private string? _charset;

    /// <summary>Damages the next answer of a kind.</summary>
    public void Damage(string where, int status, byte[] body, string? charset) => (_where, _status, _body, _charset) = (where, status, body, charset);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        string where = request.RequestUri.Host == "storage.example" ? "put"
            : path.StartsWith("/storage", StringComparison.Ordinal) ? "upload"
            : path.EndsWith("/status/stream", StringComparison.Ordinal) ? "status stream"
            : path.EndsWith("/status", StringComparison.Ordinal) ? "status"
            : path.EndsWith("/cancel", StringComparison.Ordinal) ? "cancel"
            : path.EndsWith("/stream", StringComparison.Ordinal) ? "stream"
            : request.Method == HttpMethod.Get ? "result"
            : request.RequestUri.Host == "queue.fal.run" ? "submit"
            : "run";
        bool isDamaged = where == _where;
        if (isDamaged)
        {
            _where = null;
        }

        string whole = where switch
        {
            "upload" => """{"upload_url":"https://storage.example/put","file_url":"https://v3b.fal.media/files/a"}""",
            "put" => "",
            "status stream" => "data: {\"status\":\"COMPLETED\"}\n\n",
            "status" => """{"status":"COMPLETED"}""",
            "cancel" => """{"status":"CANCELLATION_REQUESTED"}""",
            "submit" => $$"""{"status":"IN_QUEUE","request_id":"{{FalTest.RequestId}}"}""",
            _ => """{"images":[]}""",
        };
        int status = isDamaged ? _status : 200;
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(isDamaged ? _body : Encoding.UTF8.GetBytes(whole)) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(where.EndsWith("stream", StringComparison.Ordinal) && status == 200 ? "text/event-stream" : "application/json")
        {
            CharSet = isDamaged ? _charset : null,
        };
        response.Headers.TryAddWithoutValidation("x-fal-request-id", FalTest.RequestId);
        return Task.FromResult(response);
    }
}
