using System.Globalization;
using Flux2Gen.Cli.Verification.Mutations;
using Flux2Gen.Generator.Tests.Support;

namespace Flux2Gen.Generator.Tests.Hostile;

/// <summary>
/// Altered documents give code that compiles, or a diagnostic, and models that the compiler's cache can compare. That they
/// lose nothing either is what <c>build/check-catalog --mutations</c> proves.
/// </summary>
public sealed class MutationFuzzTests
{
    private const int MutationsPerDocument = 40;

    [Fact]
    public void Any_change_of_a_document_gives_code_that_compiles_or_a_diagnostic_at_its_place()
    {
        var batch = new CompileBatch();
        for (int document = 0; document < RepositoryFiles.SpecIds.Length; document++)
        {
            TestSpec spec = RepositoryFiles.Spec(RepositoryFiles.SpecIds[document]);
            foreach (Mutation mutation in MutationList.Share(document, MutationsPerDocument))
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"M{batch.Count}");
                batch.Add(name, spec.WithText(mutation.Apply(spec.Text)));
            }
        }

        Assert.Equal(MutationList.Count, batch.Count);
        batch.AssertCompiles();
    }
}
