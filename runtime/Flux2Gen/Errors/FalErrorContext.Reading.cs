using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen;

/// <content>Reads the figures. What has another form than the documented one is as good as missing.</content>
public sealed partial class FalErrorContext
{
    private JsonElement? Number(string name) =>
        RawJson?.Member(name) is { ValueKind: JsonValueKind.Number } number ? number : null;

    private int? Int32(string name) => Number(name) is { } number && number.TryGetInt32(out int value) ? value : null;

    private decimal? Decimal(string name) => Number(name) is { } number && number.TryGetDecimal(out decimal value) ? value : null;

    private TimeSpan? Seconds(string name) =>
        Number(name) is { } number && number.TryGetDouble(out double seconds) && seconds is >= 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>The texts of a list; one text is a list of one.</summary>
    private IReadOnlyList<string> Texts(string name) => RawJson?.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(static item => item.AsText() ?? item.GetRawText())],
        { } value => [value.AsText() ?? value.GetRawText()],
        null => [],
    };
}
