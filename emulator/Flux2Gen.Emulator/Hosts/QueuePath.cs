using Flux2Gen.Emulator.Documents;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>A path below a queued request: <c>/{application}/requests/{request_id}[/{operation}]</c>.</summary>
/// <param name="Application">Owner and alias, with their namespace.</param>
/// <param name="RequestId">The request id.</param>
/// <param name="Operation">What follows the id, such as <c>status</c>; empty for the result itself.</param>
internal sealed record QueuePath(string Application, string RequestId, string Operation)
{
    /// <summary>Reads such a path. Only owner and alias may precede <c>requests</c>: fal's clients drop the rest of an endpoint id.</summary>
    public static QueuePath? Parse(string path)
    {
        string trimmed = path.Trim('/');
        string application = EndpointPath.ApplicationOf(trimmed);
        string[] rest = trimmed.Length > application.Length ? trimmed[(application.Length + 1)..].Split('/') : [];
        return rest.Length >= 2 && rest[0] == "requests"
            ? new QueuePath(application, rest[1], string.Join('/', rest.Skip(2)))
            : null;
    }
}
