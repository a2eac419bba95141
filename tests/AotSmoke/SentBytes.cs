using Flux2Gen;

namespace AotSmoke;

/// <summary>Keeps the last that was told of an upload.</summary>
internal sealed class SentBytes : IProgress<FalUploadProgress>
{
    public FalUploadProgress Last { get; private set; }

    public void Report(FalUploadProgress value) => Last = value;
}
