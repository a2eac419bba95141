using System.Text.Json;

namespace Flux2Gen;

/// <summary>A type that reads and writes its own JSON, without reflection. Every emitted model, enum and union is one.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IFalModel<TSelf>
    where TSelf : IFalModel<TSelf>
{
    /// <summary>Reads a value.</summary>
    /// <param name="reader">Stands on the first token of the value; on return it stands on the last.</param>
    /// <returns>The value read.</returns>
    /// <exception cref="JsonException">The JSON does not fit the type.</exception>
    static abstract TSelf ReadJson(ref Utf8JsonReader reader);

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    static abstract void WriteJson(Utf8JsonWriter writer, TSelf value);
}
