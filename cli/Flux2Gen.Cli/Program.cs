using System.Runtime.InteropServices;
using System.Text;
using Flux2Gen.Cli.Commands;

// Descriptions of models are in all the world's letters, and arrows are drawn with some of them.
if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

// Whoever ends the program ends its work, and what is done is recorded; the second time it ends at once.
using var end = new CancellationTokenSource();
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

return await FluxCommand.RunAsync(args, Console.Out, Console.Error, new ToolEnvironment { IsTerminal = !Console.IsOutputRedirected }, end.Token);

void End(PosixSignalContext signal)
{
    signal.Cancel = !end.IsCancellationRequested;
    end.Cancel();
}
