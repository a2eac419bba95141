using System.Text;
using Quickstart;

// Windows would show the spinner as question marks otherwise.
Console.OutputEncoding = Encoding.UTF8;

// The lines that talk to fal are in MakeAndEdit.cs; everything else here is command line and display.
return await QuickstartCommand.RunAsync(args);
