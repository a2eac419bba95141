using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen.Json;

/// <summary>Lets <c>JsonSerializer</c> read and write lists of a <see cref="IFalModel{TSelf}"/> by the type's own code.</summary>
/// <typeparam name="T">The model type.</typeparam>
internal sealed class FalListConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : IFalModel<T>
{
    /// <inheritdoc/>
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FalJsonReader.ReadModels<T>(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        FalJsonWriter.WriteModels(writer, value);
}
