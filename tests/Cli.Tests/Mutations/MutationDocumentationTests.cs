using System.Reflection;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Tests.Mutations;

public sealed class MutationDocumentationTests
{
    [Fact]
    public void The_documentation_lists_the_kinds_in_their_order()
    {
        string root = typeof(MutationDocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!;
        string text = File.ReadAllText(Path.Combine(root, "docs", "mutations.md"));
        IEnumerable<string> listed = text.Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal)).SelectMany(static line => line.Split('`').Where(static (_, index) => index % 2 == 1));

        Assert.Equal(MutationList.Kinds.Select(static kind => kind.Name), listed);
        Assert.Contains($"There are {MutationList.Kinds.Count} kinds", text, StringComparison.Ordinal);
    }
}
