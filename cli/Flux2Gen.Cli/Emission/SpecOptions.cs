using Microsoft.CodeAnalysis.Diagnostics;

namespace Flux2Gen.Cli.Emission;

/// <summary>A fixed set of options.</summary>
internal sealed class SpecOptions : AnalyzerConfigOptions
{
    private readonly Dictionary<string, string> _values = new(KeyComparer);

    /// <summary>Initializes a new instance.</summary>
    /// <param name="values">The options by name.</param>
    public SpecOptions(params (string Key, string Value)[] values)
    {
        foreach ((string key, string value) in values)
        {
            _values.Add(key, value);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => _values.Keys;

    // A promise that is stronger than the base's [NotNullWhen(true)], which is ambiguous here: the generator, whose
    // internals this program sees, has to bring an attribute of that name.
    /// <inheritdoc/>
    public override bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value!);
}
