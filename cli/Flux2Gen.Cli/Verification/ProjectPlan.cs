namespace Flux2Gen.Cli.Verification;

/// <summary>Which documents are compiled together.</summary>
internal static class ProjectPlan
{
    /// <summary>
    /// Puts all documents into one project. One project has room for one version of an endpoint: where there are
    /// more, each further version goes to a further project.
    /// </summary>
    /// <param name="specs">The documents.</param>
    /// <returns>The projects.</returns>
    public static IReadOnlyList<IReadOnlyList<SpecResult>> Of(IEnumerable<SpecResult> specs)
    {
        var projects = new List<List<SpecResult>>();
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (SpecResult spec in specs)
        {
            int project = 0;
            if (spec.Document?.EndpointId is { } id)
            {
                project = versions.GetValueOrDefault(id);
                versions[id] = project + 1;
            }

            if (project == projects.Count)
            {
                projects.Add([]);
            }

            projects[project].Add(spec);
        }

        return projects;
    }
}
