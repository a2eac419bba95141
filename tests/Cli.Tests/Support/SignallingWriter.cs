namespace Flux2Gen.Cli.Tests.Support;

/// <summary>Says when somebody has flushed it, and what was written until then.</summary>
internal sealed class SignallingWriter : StringWriter
{
    private readonly TaskCompletionSource<string> _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Flushed => _flushed.Task;

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        _flushed.TrySetResult(ToString());
        return Task.CompletedTask;
    }
}
