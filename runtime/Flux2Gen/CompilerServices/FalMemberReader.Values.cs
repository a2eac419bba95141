using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <content>Values other than numbers. Each may be <c>null</c>, whatever the document says.</content>
public ref partial struct FalMemberReader
{
    /// <summary>Reads the member as a string.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the value.</param>
    /// <returns>The string, or <see langword="null"/> when the value is <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is something else.</exception>
    public string? ReadString(ref Utf8JsonReader reader) =>
        HasValue(ref reader) ? FalJsonReader.ReadString(ref reader) : null;

    /// <summary>Reads the member as a truth value.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the value.</param>
    /// <returns>The truth value, or <see langword="null"/> when the value is <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is something else.</exception>
    public bool? ReadBoolean(ref Utf8JsonReader reader) =>
        HasValue(ref reader) ? FalJsonReader.ReadBoolean(ref reader) : null;

    /// <summary>Reads the member as it stands.</summary>
    /// <param name="reader">Stands on the name; on return it stands on the last token of the value.</param>
    /// <returns>A copy of the value, or <see langword="null"/> when the value is <c>null</c>.</returns>
    public JsonElement? ReadElement(ref Utf8JsonReader reader) =>
        HasValue(ref reader) ? FalJsonReader.ReadElement(ref reader) : null;

    /// <summary>Reads the member as a model.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="reader">Stands on the name; on return it stands on the last token of the value.</param>
    /// <returns>The model, or <see langword="null"/> when the value is <c>null</c>.</returns>
    /// <exception cref="JsonException">The value does not fit the type.</exception>
    public T? ReadModel<T>(ref Utf8JsonReader reader)
        where T : class, IFalModel<T> => HasValue(ref reader) ? T.ReadJson(ref reader) : null;

    /// <summary>Reads the member as an open enum.</summary>
    /// <typeparam name="T">The enum type.</typeparam>
    /// <param name="reader">Stands on the name; on return it stands on the value.</param>
    /// <returns>The enum, or <see langword="null"/> when the value is <c>null</c>.</returns>
    /// <exception cref="JsonException">The value does not fit the type.</exception>
    public T? ReadEnum<T>(ref Utf8JsonReader reader)
        where T : struct, IFalModel<T> => HasValue(ref reader) ? T.ReadJson(ref reader) : null;

    /// <summary>Reads the member as an array of models.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="reader">Stands on the name; on return it stands on the end of the array.</param>
    /// <returns>The items, or <see langword="null"/> when the value is <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not an array, or an item does not fit.</exception>
    public IReadOnlyList<T>? ReadList<T>(ref Utf8JsonReader reader)
        where T : IFalModel<T> => HasValue(ref reader) ? FalJsonReader.ReadModels<T>(ref reader) : null;

    /// <summary>Reads the member as an array.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="reader">Stands on the name; on return it stands on the end of the array.</param>
    /// <param name="item">Reads one item.</param>
    /// <returns>The items, or <see langword="null"/> when the value is <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not an array, or an item does not fit.</exception>
    public IReadOnlyList<T>? ReadList<T>(ref Utf8JsonReader reader, FalRead<T> item) =>
        HasValue(ref reader) ? FalJsonReader.ReadList(ref reader, item) : null;

    /// <summary>Reads the member as an object whose members are all models.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="reader">Stands on the name; on return it stands on the end of the object.</param>
    /// <returns>The values by name, or <see langword="null"/> when the value is <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not an object, or a value in it does not fit.</exception>
    public IReadOnlyDictionary<string, T>? ReadMap<T>(ref Utf8JsonReader reader)
        where T : IFalModel<T> => HasValue(ref reader) ? FalJsonReader.ReadMap(ref reader, FalJsonReader.ReadModel<T>) : null;

    /// <summary>Reads the member as an object whose members all have one type.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="reader">Stands on the name; on return it stands on the end of the object.</param>
    /// <param name="item">Reads one value.</param>
    /// <returns>The values by name, or <see langword="null"/> when the value is <c>null</c>.</returns>
    /// <exception cref="JsonException">The value is not an object, or a value in it does not fit.</exception>
    public IReadOnlyDictionary<string, T>? ReadMap<T>(ref Utf8JsonReader reader, FalRead<T> item) =>
        HasValue(ref reader) ? FalJsonReader.ReadMap(ref reader, item) : null;
}
