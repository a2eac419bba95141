using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Flux2Gen.CompilerServices;

/// <summary>Goes through the files of an input and says what stands in for each.</summary>
/// <remarks>Used by emitted code. Lists and maps are copied, so that the caller's own are never changed.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalFileMap
{
    // Lists and maps may hold nulls where a document allows them; those stay what they are.
    private readonly Func<FalFileInput, FalFileInput> _map;

    internal FalFileMap(Func<FalFileInput, FalFileInput> map) => _map = map;

    /// <summary>Maps a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>What stands in for it.</returns>
    [return: NotNullIfNotNull(nameof(file))]
    public FalFileInput? Map(FalFileInput? file) => file is null ? null : _map(file);

    /// <summary>Maps each file of a list.</summary>
    /// <param name="files">The files.</param>
    /// <returns>A new list.</returns>
    [return: NotNullIfNotNull(nameof(files))]
    public IReadOnlyList<FalFileInput>? Map(IReadOnlyList<FalFileInput>? files) => files?.Select(file => Map(file)).ToList();

    /// <summary>Maps each file of a map.</summary>
    /// <param name="files">The files by name.</param>
    /// <returns>A new map.</returns>
    [return: NotNullIfNotNull(nameof(files))]
    public IReadOnlyDictionary<string, FalFileInput>? Map(IReadOnlyDictionary<string, FalFileInput>? files) =>
        files?.ToDictionary(pair => pair.Key, pair => Map(pair.Value), StringComparer.Ordinal);

    /// <summary>Maps the files of a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="holder">The value.</param>
    /// <returns>A copy of the value.</returns>
    [return: NotNullIfNotNull(nameof(holder))]
    public T? MapIn<T>(T? holder)
        where T : class, IFalFileHolder<T> => holder?.WithFiles(this);

    /// <summary>Maps the files of each value of a list.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="holders">The values.</param>
    /// <returns>A new list.</returns>
    [return: NotNullIfNotNull(nameof(holders))]
    public IReadOnlyList<T>? MapIn<T>(IReadOnlyList<T>? holders)
        where T : class, IFalFileHolder<T> => holders?.Select(holder => MapIn(holder)).ToList();

    /// <summary>Maps the files of each value of a map.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="holders">The values by name.</param>
    /// <returns>A new map.</returns>
    [return: NotNullIfNotNull(nameof(holders))]
    public IReadOnlyDictionary<string, T>? MapIn<T>(IReadOnlyDictionary<string, T>? holders)
        where T : class, IFalFileHolder<T> =>
        holders?.ToDictionary(pair => pair.Key, pair => MapIn(pair.Value), StringComparer.Ordinal);

    /// <summary>Maps each value of a list, such as a list itself.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="items">The values.</param>
    /// <param name="map">Maps one.</param>
    /// <returns>A new list.</returns>
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyList<T>? Each<T>(IReadOnlyList<T>? items, Func<T, T> map) => items?.Select(map).ToList();

    /// <summary>Maps each value of a map, such as a list.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="items">The values by name.</param>
    /// <param name="map">Maps one.</param>
    /// <returns>A new map.</returns>
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyDictionary<string, T>? Each<T>(IReadOnlyDictionary<string, T>? items, Func<T, T> map) =>
        items?.ToDictionary(pair => pair.Key, pair => map(pair.Value), StringComparer.Ordinal);
}
