using System.Text.Json;

namespace Flux2Gen;

/// <summary>An open enum whose values are texts.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IFalStringEnumValue<TSelf> : IFalEnumValue<TSelf>
    where TSelf : struct, IFalStringEnumValue<TSelf>
{
    /// <summary>Gets the value as it is sent.</summary>
    string Value { get; }

    static TSelf IFalModel<TSelf>.ReadJson(ref Utf8JsonReader reader) => TSelf.Parse(FalJsonReader.ReadString(ref reader), null);

    static void IFalModel<TSelf>.WriteJson(Utf8JsonWriter writer, TSelf value) => writer.WriteStringValue(value.Value);
}
