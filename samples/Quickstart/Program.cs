System.Console.WriteLine("Flux2Gen");
