using System.Text.Json;

namespace Flux2Gen.Cli.Diff.Values;

/// <summary>The values that a document allows in a place: one branch for each type and alternative.</summary>
internal sealed class ValueSchema
{
    private readonly Lazy<IReadOnlyList<ValueBranch>> _all;
    private readonly Lazy<string> _key;

    /// <summary>Initializes a new instance.</summary>
    /// <param name="branches">Reads the branches when they are needed: schemas can hold themselves.</param>
    public ValueSchema(Func<IReadOnlyList<ValueBranch>> branches)
    {
        _all = new Lazy<IReadOnlyList<ValueBranch>>(() => [.. branches().DistinctBy(branch => branch.Key, StringComparer.Ordinal)]);
        _key = new Lazy<string>(() => string.Join('|', Branches.Select(branch => branch.Key)));
    }

    /// <summary>Gets the branches without that of null.</summary>
    public IReadOnlyList<ValueBranch> Branches => [.. _all.Value.Where(branch => branch.Type != JsonValueKind.Null)];

    public bool AllowsNull => _all.Value.Any(branch => branch.Type == JsonValueKind.Null);

    /// <summary>Gets a value indicating whether the document leaves open what the values are.</summary>
    public bool IsOpen => _all.Value.Any(branch => branch.IsOpen);

    /// <summary>Gets what tells the schema from others of its document, whether null is allowed or not.</summary>
    public string Key => _key.Value;

    /// <summary>Gets the schema without null.</summary>
    public ValueSchema NotNull => AllowsNull ? Of(Branches) : this;

    /// <summary>Makes a schema of branches.</summary>
    public static ValueSchema Of(IEnumerable<ValueBranch> branches) => new(() => [.. branches]);

    /// <summary>Makes a schema of alternatives.</summary>
    public static ValueSchema AnyOf(IReadOnlyList<ValueSchema> schemas) =>
        schemas is [var only] ? only : new ValueSchema(() => [.. schemas.SelectMany(schema => schema._all.Value)]);

    /// <summary>Gets the branches of a type.</summary>
    public IEnumerable<ValueBranch> Typed(JsonValueKind type) => Branches.Where(branch => branch.Type == type);
}
