using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flux2Gen.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Knows the JSON of a set of models, for the options of a serializer in trimmed and ahead-of-time compiled programs.</summary>
/// <remarks>Used by emitted code, which gives it as an <see cref="IJsonTypeInfoResolver"/>: nobody adds to it afterwards.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalJsonTypes : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _factories = [];

    /// <summary>Initializes a new instance that knows the library's own types and lists of them.</summary>
    public FalJsonTypes() =>
        Add<FalFile>().Add<ImageFile>().Add<VideoFile>().Add<AudioFile>().Add<ImageSize>().Add<FalFileInput>()
            .Add<FalErrorType>().Add<FalQueueState>().Add<FalCancelResult>().Add<FalWebhookStatus>();

    /// <summary>Makes one set of several.</summary>
    /// <param name="sets">The sets, each made by this class.</param>
    /// <returns>The set of all their types.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sets"/>, or one of them, is null.</exception>
    /// <exception cref="ArgumentException">One of the sets is not made by this class.</exception>
    public static IJsonTypeInfoResolver Combine(params IJsonTypeInfoResolver[] sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var all = new FalJsonTypes();
        foreach (IJsonTypeInfoResolver set in sets)
        {
            ArgumentNullException.ThrowIfNull(set, nameof(sets));
            FalJsonTypes types = set as FalJsonTypes ?? throw new ArgumentException("Only sets of emitted endpoints can be combined here; for others there is JsonTypeInfoResolver.Combine.", nameof(sets));
            foreach ((Type type, Func<JsonSerializerOptions, JsonTypeInfo> factory) in types._factories)
            {
                all._factories[type] = factory;
            }
        }

        return all;
    }

    /// <summary>Adds a model type, and <see cref="IReadOnlyList{T}"/>, <see cref="List{T}"/> and arrays of it.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <returns>This instance, to go on adding.</returns>
    public FalJsonTypes Add<T>()
        where T : IFalModel<T>
    {
        _factories[typeof(T)] = static options => JsonMetadataServices.CreateValueInfo<T>(options, new FalModelConverter<T>());
        _factories[typeof(IReadOnlyList<T>)] = static options => JsonMetadataServices.CreateValueInfo<IReadOnlyList<T>>(options, new FalListConverter<T>());
        _factories[typeof(List<T>)] = static options => JsonMetadataServices.CreateListInfo<List<T>, T>(options, new JsonCollectionInfoValues<List<T>> { ObjectCreator = static () => [] });
        _factories[typeof(T[])] = static options => JsonMetadataServices.CreateArrayInfo(options, new JsonCollectionInfoValues<T[]>());
        return this;
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _factories.TryGetValue(type, out Func<JsonSerializerOptions, JsonTypeInfo>? factory) ? factory(options) : null;
    }
}
