namespace Flux2Gen.Generator.Input;

/// <summary>Which endpoints of a file are wanted. An incremental value.</summary>
/// <param name="Endpoints">Patterns of ids, of which a wanted one matches one; empty for all.</param>
/// <param name="ExceptEndpoints">Patterns of ids, of which a wanted one matches none.</param>
internal sealed record EndpointFilter(string Endpoints, string ExceptEndpoints)
{
    // build/Flux2Gen.targets makes commas of the semicolons that MSBuild lists are written with.
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    public bool IsEmpty => Endpoints.Length == 0 && ExceptEndpoints.Length == 0;

    public bool Wants(string id)
    {
        string[] only = Patterns(Endpoints);
        return (only.Length == 0 || only.Any(pattern => Matches(pattern, id)))
            && !Patterns(ExceptEndpoints).Any(pattern => Matches(pattern, id));
    }

    /// <summary>Each pattern, and whether there is an endpoint that it matches. A file that tells no ids may have it.</summary>
    public IEnumerable<PatternUse> Uses(IReadOnlyCollection<string>? ids, string project) =>
        Uses("Endpoints", Endpoints, ids, project).Concat(Uses("ExceptEndpoints", ExceptEndpoints, ids, project));

    /// <summary>Whether an id matches a pattern, in which <c>*</c> stands for any characters, slashes too.</summary>
    internal static bool Matches(string pattern, string id)
    {
        int atPattern = 0;
        int atId = 0;
        int star = -1;
        int resume = 0;
        while (atId < id.Length)
        {
            if (atPattern < pattern.Length && pattern[atPattern] == '*')
            {
                star = atPattern++;
                resume = atId;
            }
            else if (atPattern < pattern.Length && pattern[atPattern] == id[atId])
            {
                atPattern++;
                atId++;
            }
            else if (star >= 0)
            {
                // The last star takes one more character.
                atPattern = star + 1;
                atId = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.Substring(atPattern).All(static character => character == '*');
    }

    private static IEnumerable<PatternUse> Uses(string metadata, string list, IReadOnlyCollection<string>? ids, string project) =>
        Patterns(list).Select(pattern => new PatternUse(project, metadata, list, pattern, ids is null || ids.Any(id => Matches(pattern, id))));

    private static string[] Patterns(string list) => list.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
