using System.Globalization;
using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Storage;

/// <summary>Places in storage that expire while a file is on its way there.</summary>
public sealed class ExpiredPlaceTests : MultipartTest
{
    [Theory]
    [InlineData(FalUploadRoute.Presigned, 403, "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>")]
    [InlineData(FalUploadRoute.Presigned, 401, "")]
    [InlineData(FalUploadRoute.Presigned, 404, "<Error><Code>NoSuchUpload</Code></Error>")]
    [InlineData(FalUploadRoute.Presigned, 400, "<Error><Code>ExpiredToken</Code></Error>")]
    [InlineData(FalUploadRoute.CdnToken, 404, "")]
    [InlineData(FalUploadRoute.CdnToken, 410, "")]
    public async Task Upload_begins_anew_at_a_new_place(FalUploadRoute route, int status, string body)
    {
        foreach (int failsAt in new[] { 1, 4, 9 })
        {
            byte[] bytes = Bytes((7 * PartSize) + 5 + failsAt);
            RefuseFrom(failsAt, status, body);
            var reports = new Reports();

            Uri url = await Uploader.Storage.UploadAsync(FalFileInput.FromBytes(bytes, "video/mp4", "film.mp4"), Options(route), reports);

            Assert.Equal(bytes, Store.Files[url.AbsoluteUri]);
            Assert.Equal(bytes.Length, reports[^1]);
            Assert.Equal(reports.Order(), reports);
        }
    }

    [Fact]
    public async Task File_in_one_piece_is_sent_to_a_new_place()
    {
        Store.Fail("/put/1", times: 1, 403);
        var stream = new OneWayStream(Bytes(100));

        Uri url = await Uploader.Storage.UploadAsync(FalFileInput.FromStream(stream, "video/mp4", "film.mp4"), Options(FalUploadRoute.Presigned));

        Assert.Equal("https://v3b.fal.media/files/2", url.AbsoluteUri);
        Assert.Equal(Bytes(100), Store.OnlyFile);
    }

    [Fact]
    public async Task Upload_begins_anew_only_once()
    {
        Store.Fault = static (request, _, _) => Task.FromResult(request.Method == "PUT" ? ScriptedHandler.Response(403, "") : null);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Uploader.Storage.UploadAsync(
            FalFileInput.FromBytes(Bytes(3 * PartSize), "video/mp4", "film.mp4"), Options(FalUploadRoute.Presigned, concurrency: 1)));

        Assert.StartsWith("Storage did not take part 1 of 'film.mp4' (HTTP 403", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsRetryable);
        Assert.Equal(2, Store.Lines.Count(static line => line.Contains("/initiate-multipart", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Stream_that_was_read_is_not_uploaded_in_part()
    {
        RefuseFrom(4, 403, "");
        var stream = new OneWayStream(Bytes((7 * PartSize) + 5));

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => Uploader.Storage.UploadAsync(
            FalFileInput.FromStream(stream, "video/mp4", "film.mp4"), Options(FalUploadRoute.Presigned, concurrency: 1)));

        Assert.StartsWith("Storage did not take part 4 of 'film.mp4' (HTTP 403", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("the stream can be read only once. Give the file as FalFileInput.FromFile, FromBytes, or a stream that can seek.", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsRetryable);
        Assert.Empty(Store.Files);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task Refusal_of_the_file_is_final(int status)
    {
        RefuseFrom(2, status, "");

        await Assert.ThrowsAsync<FalApiException>(() => Uploader.Storage.UploadAsync(
            FalFileInput.FromBytes(Bytes(3 * PartSize), "video/mp4", "film.mp4"), Options(FalUploadRoute.Presigned, concurrency: 1)));

        Assert.Single(Store.Lines, static line => line.Contains("/initiate-multipart", StringComparison.Ordinal));
    }

    /// <summary>Refuses all parts from one on, until a new place was asked for. The ninth is the end of the upload.</summary>
    private void RefuseFrom(int part, int status, string body)
    {
        int places = 0;
        Store.Fault = (request, _, _) =>
        {
            string last = request.Uri.Segments[^1];
            if (last is "initiate-multipart" or "multipart")
            {
                places++;
            }

            bool isRefused = places == 1
                && (last == "complete" ? part == 9 : request.Method == "PUT" && int.Parse(last, CultureInfo.InvariantCulture) >= part);
            return Task.FromResult(isRefused ? ScriptedHandler.Response(status, body) : null);
        };
    }
}
