using System.ComponentModel;
using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Makes the contracts that endpoints are built with.</summary>
/// <remarks>Used by emitted code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FalModelContracts
{
    /// <summary>Gets the contract of free-form JSON.</summary>
    public static FalModelContract<JsonElement> Element { get; } = new(FalJsonReader.ReadElement, FalJsonWriter.WriteElement);

    /// <summary>The contract of a model.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <returns>The contract; the same each time, as an endpoint is made at each use.</returns>
    public static FalModelContract<T> Model<T>()
        where T : IFalModel<T> => Models<T>.Contract;

    /// <summary>The contract of a model that holds files to upload before it is sent.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <returns>The contract; the same each time, as an endpoint is made at each use.</returns>
    public static FalModelContract<T> ModelWithFiles<T>()
        where T : IFalModel<T>, IFalFileHolder<T> => ModelsWithFiles<T>.Contract;

    /// <summary>The contract of an output that is an object.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="required">The JSON names of the members that the document requires: an object without any of them is not an output.</param>
    /// <returns>The contract; the same each time, as an endpoint is made at each use.</returns>
    public static FalModelContract<T> Output<T>(params string[] required)
        where T : IFalObject<T> => Outputs<T>.Contract ??= new FalModelContract<T>(T.ReadJson, T.WriteJson)
        {
            Required = RequestMembers.Without(required),
            Unlisted = static value => value.AdditionalProperties,
        };

    private static class Outputs<T>
        where T : IFalObject<T>
    {
        public static FalModelContract<T>? Contract;
    }

    private static class Models<T>
        where T : IFalModel<T>
    {
        public static readonly FalModelContract<T> Contract = new(T.ReadJson, T.WriteJson);
    }

    private static class ModelsWithFiles<T>
        where T : IFalModel<T>, IFalFileHolder<T>
    {
        public static readonly FalModelContract<T> Contract = new(T.ReadJson, T.WriteJson)
        {
            WithFiles = static (value, files) => value.WithFiles(files),
        };
    }
}
