using System.Globalization;
using Flux2Gen.Load;

return args switch
{
    ["serve", string specs, string count] => await LoadServer.RunAsync(specs, int.Parse(count, CultureInfo.InvariantCulture)),
    ["serve", string specs] => await LoadServer.RunAsync(specs),
    ["files", string specs, string mebibytes] => await FilesClient.RunAsync(specs, int.Parse(mebibytes, CultureInfo.InvariantCulture)),
    [string specs, string count] => await LoadClient.RunAsync(specs, int.Parse(count, CultureInfo.InvariantCulture)),
    _ => throw new ArgumentException("Give the folder of the documents and how many requests."),
};
