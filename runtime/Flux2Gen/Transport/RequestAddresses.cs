namespace Flux2Gen.Transport;

/// <summary>Where a request in the queue is found again.</summary>
internal sealed class RequestAddresses(string result, string status, string cancel)
{
    public Uri Result { get; } = new(result);

    public Uri Cancel { get; } = new(cancel);

    public Uri Status(bool logs) => new($"{status}?{Logs(logs)}");

    public Uri StatusStream(bool logs) => new($"{status}/stream?{Logs(logs)}");

    private static string Logs(bool logs) => logs ? "logs=1" : "logs=0";
}
