using System.Globalization;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>Documents that were changed at random, with fixed seeds: each gives code that compiles, or says where it is wrong.</summary>
public sealed class MutationFuzzTests
{
    private const int SeedsPerDocument = 25;

    [Fact]
    public void Any_change_of_a_document_gives_code_that_compiles_or_a_diagnostic_at_its_place()
    {
        var batch = new CompileBatch();
        foreach (string id in RepositoryFiles.SpecIds)
        {
            TestSpec spec = RepositoryFiles.Spec(id);
            for (int seed = 0; seed < SeedsPerDocument; seed++)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"M{batch.Count}");
                batch.Add(name, spec.WithText(new JsonMutator(batch.Count).Mutate(spec.Text)));
            }
        }

        batch.AssertCompiles();
    }
}
