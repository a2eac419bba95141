using Flux2Gen.Cli.Specs;
using Flux2Gen.Cli.Tests.Support;

namespace Flux2Gen.Cli.Tests.Store;

public sealed class SpecStoreTests : IDisposable
{
    private const string Id = "owner/model/fast";
    private const string Source = "https://fal.ai/x";

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly string Text = NormalForm.Of(TestSpecs.Document(Id));

    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, "owner", "model", "fast.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_document_is_there_after_the_store_is_opened_again()
    {
        Put();

        StoredDocument document = Assert.Single(SpecStore.Open(_folder.Path).List());
        Assert.Equal((Id, StoredState.Current), (document.EndpointId, document.State));
        Assert.Equal(new LockEntry(Source, Now, NormalForm.HashOf(Text)), document.Entry);
    }

    [Fact]
    public void The_lock_file_is_not_written_before_it_is_saved()
    {
        SpecStore.Open(_folder.Path).Put(Id, Text, Source, Now);

        Assert.True(File.Exists(FilePath));
        Assert.False(File.Exists(Path.Combine(_folder.Path, LockFile.Name)));
    }

    [Fact]
    public void A_document_that_did_not_change_keeps_its_date()
    {
        Put();
        Put(Now.AddDays(1));

        Assert.Equal(Now, SpecStore.Open(_folder.Path).Entries[Id].Fetched);
    }

    [Fact]
    public void Line_endings_and_spaces_are_no_change_and_others_are()
    {
        Put();
        File.WriteAllText(FilePath, "\uFEFF" + Text.ReplaceLineEndings("\r\n"));
        Assert.Equal(StoredState.Current, SpecStore.Open(_folder.Path).StateOf(Id));

        File.WriteAllText(FilePath, Text.Replace("3.0.4", "3.0.5", StringComparison.Ordinal));
        Assert.Equal(StoredState.Edited, SpecStore.Open(_folder.Path).StateOf(Id));

        File.WriteAllText(FilePath, "<<<<<<< HEAD");
        Assert.Equal(StoredState.Edited, SpecStore.Open(_folder.Path).StateOf(Id));

        File.Delete(FilePath);
        Assert.Equal(StoredState.Missing, SpecStore.Open(_folder.Path).StateOf(Id));
    }

    [Fact]
    public void A_document_that_nobody_recorded_is_listed()
    {
        _folder.Write("mine.json", TestSpecs.Document("owner/mine"));

        StoredDocument document = Assert.Single(SpecStore.Open(_folder.Path).List());
        Assert.Equal(("owner/mine", StoredState.Unrecorded), (document.EndpointId, document.State));
    }

    [Fact]
    public void What_is_removed_takes_empty_folders_with_it_and_no_others()
    {
        Put();
        _folder.Write("owner/other.json", TestSpecs.Document("owner/other"));
        SpecStore store = SpecStore.Open(_folder.Path);

        Assert.True(store.Remove(Id));
        store.Save();

        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "owner", "model")));
        Assert.True(Directory.Exists(Path.Combine(_folder.Path, "owner")));
        Assert.Empty(SpecStore.Open(_folder.Path).Entries);
        Assert.False(store.Remove(Id));
    }

    [Fact]
    public void There_is_no_place_for_a_second_document_of_an_endpoint()
    {
        _folder.Write("mine.json", TestSpecs.Document(Id));

        Assert.Contains("mine.json", SpecStore.Open(_folder.Path).ProblemWith(Id), StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_place_for_a_file_that_would_be_another_on_windows()
    {
        Put();

        Assert.Contains("letter case", SpecStore.Open(_folder.Path).ProblemWith("owner/model/FAST"), StringComparison.Ordinal);
    }

    private void Put(DateTimeOffset? now = null)
    {
        SpecStore store = SpecStore.Open(_folder.Path);
        store.Put(Id, Text, Source, now ?? Now);
        store.Save();
    }
}
