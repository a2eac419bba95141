using Flux2Gen.Cli.Commands;

return FluxCommand.Run(args, Console.Out, Console.Error);
