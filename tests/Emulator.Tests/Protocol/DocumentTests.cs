using Flux2Gen.Emulator.Tests.Support;

namespace Flux2Gen.Emulator.Tests.Protocol;

public sealed class DocumentTests
{
    [Fact]
    public async Task A_document_is_served_as_it_is_in_its_file_and_needs_no_key()
    {
        await using TestFal test = await TestFal.StartAsync();
        using HttpClient http = new() { BaseAddress = test.Fal.BaseAddress };

        byte[] served = await http.GetByteArrayAsync("fal.ai/api/openapi/queue/openapi.json?endpoint_id=acme/painter/edit", TestFal.Cancellation);

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Repository.TestSpecs, "acme", "painter-edit.json"), TestFal.Cancellation), served);
    }

    [Fact]
    public async Task An_unknown_document_is_a_404()
    {
        await using TestFal test = await TestFal.StartAsync();

        Assert.Equal(404, (await test.GetAsync("fal.ai/api/openapi/queue/openapi.json?endpoint_id=acme/none")).Status);
        Assert.Equal(404, (await test.GetAsync("fal.ai/api/openapi/queue/openapi.json")).Status);
    }
}
