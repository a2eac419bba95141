using System.ComponentModel;
using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>How an endpoint reads and writes a type that need not know its own JSON, such as <see cref="JsonElement"/>.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalModelContract<T>
{
    internal FalModelContract(FalRead<T> read, FalWrite<T> write)
    {
        Read = read;
        Write = write;
    }

    internal FalRead<T> Read { get; }

    internal FalWrite<T> Write { get; }

    /// <summary>Gets the names of the members that an output always has, as its document says; empty for a type without such members.</summary>
    internal IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Gets the function that returns the members of a value that no property holds; null for free-form JSON and for types that are not objects.</summary>
    internal Func<T, IReadOnlyDictionary<string, JsonElement>?>? Unlisted { get; init; }

    /// <summary>Gets or sets how the files of a value are replaced; null for a type that holds none.</summary>
    internal Func<T, FalFileMap, T>? WithFiles { get; init; }
}
