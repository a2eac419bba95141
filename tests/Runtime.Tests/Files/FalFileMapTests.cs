namespace Flux2Gen.Runtime.Tests.Files;

/// <summary>Files are found in lists of lists and maps of lists, and the caller's own collections stay as they are.</summary>
public sealed class FalFileMapTests
{
    private readonly FalFileMap _map = new(static file => $"https://files.example/{file}");

    [Fact]
    public void Each_list_of_a_list_is_mapped()
    {
        IReadOnlyList<IReadOnlyList<FalFileInput>> given = [["https://x/a"], [], ["https://x/b", "https://x/c"]];

        IReadOnlyList<IReadOnlyList<FalFileInput>> mapped = FalFileMap.Each(given, list => _map.Map(list));

        Assert.Equal([["https://files.example/https://x/a"], [], ["https://files.example/https://x/b", "https://files.example/https://x/c"]], mapped.Select(Texts));
        Assert.Equal(["https://x/a"], Texts(given[0]));
    }

    [Fact]
    public void Each_list_of_a_map_is_mapped_and_a_null_stays()
    {
        IReadOnlyDictionary<string, IReadOnlyList<FalFileInput>?> given = new Dictionary<string, IReadOnlyList<FalFileInput>?> { ["a"] = ["https://x/a"], ["b"] = null };

        IReadOnlyDictionary<string, IReadOnlyList<FalFileInput>?> mapped = FalFileMap.Each(given, list => _map.Map(list));

        Assert.Equal(["https://files.example/https://x/a"], Texts(mapped["a"]!));
        Assert.Null(mapped["b"]);
    }

    [Fact]
    public void Nothing_is_nothing() => Assert.Null(FalFileMap.Each((IReadOnlyList<FalFileInput>?)null, file => _map.Map(file)));

    private static string[] Texts(IReadOnlyList<FalFileInput> files) => [.. files.Select(static file => file.ToString()!)];
}
