using System.Text;
using Flux2Gen.Cli.Commands;

// Descriptions of models are in all the world's letters, and arrows are drawn with some of them.
if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

return await FluxCommand.RunAsync(
    args, Console.Out, Console.Error, new ToolEnvironment { IsTerminal = !Console.IsOutputRedirected }, CancellationToken.None);
