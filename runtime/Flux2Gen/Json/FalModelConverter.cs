using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen.CompilerServices;

/// <summary>Lets <c>JsonSerializer</c> read and write a <see cref="IFalModel{TSelf}"/> by the type's own code.</summary>
/// <typeparam name="T">The model type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalModelConverter<T> : JsonConverter<T>
    where T : IFalModel<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.ReadJson(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        T.WriteJson(writer, value);
}
