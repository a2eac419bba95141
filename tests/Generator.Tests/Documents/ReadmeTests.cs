using System.Text.RegularExpressions;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Documents;

/// <summary>The code that the README shows compiles against what is emitted for the five documents.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Its_code_compiles_without_a_warning()
    {
        string[] blocks = [.. CodeBlocks().Matches(File.ReadAllText(RepositoryFiles.Path("README.md"))).Select(static match => match.Groups["code"].Value)];
        Assert.True(blocks.Length >= 2, "The README shows how to call a model, and what else there is.");
        string[] lines = [.. blocks.SelectMany(static block => block.Split('\n'))];
        string usings = string.Join('\n', lines.Where(static line => line.StartsWith("using ", StringComparison.Ordinal)));
        string statements = string.Join('\n', lines.Where(static line => !line.StartsWith("using ", StringComparison.Ordinal)));

        GeneratorRun run = GeneratorRun.Of([.. RepositoryFiles.SpecIds.Select(RepositoryFiles.Spec)]);

        Assert.NotEmpty(run.Compile($$"""
            using System;
            using System.Threading.Tasks;
            {{usings}}

            static class Program
            {
                static async Task Main()
                {
            {{statements}}
                }
            }
            """));
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();
}
