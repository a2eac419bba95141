using System.ComponentModel;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>Makes the contracts that endpoints are built with.</summary>
/// <remarks>Used by emitted code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FalModelContracts
{
    /// <summary>Gets the contract of free-form JSON.</summary>
    public static FalModelContract<JsonElement> Element { get; } = new(FalJsonReader.ReadElement, FalJsonWriter.WriteElement);

    /// <summary>The contract of a model.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <returns>The contract.</returns>
    public static FalModelContract<T> Model<T>()
        where T : IFalModel<T> => new(FalJsonReader.ReadModel<T>, FalJsonWriter.WriteModel);

    /// <summary>The contract of a model that holds files to upload before it is sent.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <returns>The contract.</returns>
    public static FalModelContract<T> ModelWithFiles<T>()
        where T : IFalModel<T>, IFalFileHolder<T> => new(FalJsonReader.ReadModel<T>, FalJsonWriter.WriteModel)
        {
            WithFiles = static (value, files) => value.WithFiles(files),
        };
}
