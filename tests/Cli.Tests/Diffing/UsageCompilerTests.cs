using Flux2Gen.Cli.Diff;
using Flux2Gen.Cli.Diff.Uses;
using Flux2Gen.Cli.Emission;
using Flux2Gen.Cli.Tests.Support;
using Flux2Gen.Cli.Verification.Diffs;

namespace Flux2Gen.Cli.Tests.Diffing;

public sealed class UsageCompilerTests
{
    private const string Body = """{"type":"object","properties":{"prompt":{"type":"string"},"seed":{"type":"integer"}},"required":["prompt"]}""";
    private const string Changed = """{"type":"object","properties":{"prompt":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":["prompt"]}""";

    // Were the compiler silent whatever it is given, the diff would agree with it too often.
    [Fact]
    public void The_compiler_is_heard_use_by_use()
    {
        var file = UsageFile.Of(0, "Catalog.Fal", TestSpecs.File("test/x", Body, Body));
        var emitter = new GeneratorEmitter(ReferenceAssemblies.All, "Catalog");

        var (complaints, errors) = UsageCompiler.Compile(emitter.Emit([TestSpecs.File("test/x", Changed, Changed)]).Sources, [file]);

        Assert.Empty(errors);
        Assert.Equal(
            [
                "TestXInput.Prompt read: Risky",
                "TestXInput.Seed read-or-default: Breaking",
                "TestXInput.Seed read: Breaking",
                "TestXInput.Seed set-nullable: Breaking",
                "TestXInput.Seed set: Breaking",
            ],
            complaints.Where(item => item.Key.Use.StartsWith("TestXInput", StringComparison.Ordinal)).Select(item => $"{item.Key.Use}: {item.Value.Outcome}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Code_for_a_client_compiles_with_it_without_a_warning()
    {
        ChangeCase[] cases = [.. ChangeCases.All.Where(item => item.Kind is not ChangeKind.NoLongerDeprecated)];
        UsageFile[] files = [.. cases.Select((item, index) => UsageFile.Of(index, "Catalog.Fal", item.Before))];
        var emitter = new GeneratorEmitter(ReferenceAssemblies.All, "Catalog");

        var (complaints, errors) = UsageCompiler.Compile(emitter.Emit([.. cases.Select(item => item.Before)]).Sources, files);

        Assert.Empty(errors);
        Assert.Empty(complaints);
    }

    [Fact]
    public void No_two_uses_have_one_name() => Assert.All(ChangeCases.All, item =>
    {
        IReadOnlyList<Use> uses = UsageFile.Of(0, "Catalog.Fal", item.After).Uses;
        Assert.Equal(uses.Count, uses.Select(use => use.Name).Distinct(StringComparer.Ordinal).Count());
    });
}
