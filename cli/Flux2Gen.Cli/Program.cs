System.Console.WriteLine("flux2gen");
