using Quickstart;

// The lines that talk to fal are in MakeAndEdit.cs; everything else here is command line and display.
return await QuickstartCommand.RunAsync(args);
