using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Flux2Gen;

/// <summary>
/// Knows the JSON of a set of models, so that they can be used with <see cref="JsonSerializerOptions"/> in trimmed and
/// ahead-of-time compiled programs: <c>options.TypeInfoResolverChain.Add(FalApi.JsonTypes)</c>.
/// </summary>
public sealed class FalJsonTypes : IJsonTypeInfoResolver
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _factories = [];

    /// <summary>Initializes a new instance that knows the library's own types and lists of them.</summary>
    public FalJsonTypes() => Add<FalFile>().Add<ImageFile>().Add<VideoFile>().Add<AudioFile>().Add<ImageSize>();

    /// <summary>Makes one set of several.</summary>
    /// <param name="sets">The sets.</param>
    /// <returns>The set of all their types.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sets"/>, or one of them, is null.</exception>
    public static FalJsonTypes Of(params FalJsonTypes[] sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return sets.Aggregate(new FalJsonTypes(), static (all, set) => all.Add(set));
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

    /// <summary>Adds all types of another set.</summary>
    /// <param name="types">The other set.</param>
    /// <returns>This instance, to go on adding.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="types"/> is null.</exception>
    public FalJsonTypes Add(FalJsonTypes types)
    {
        ArgumentNullException.ThrowIfNull(types);
        foreach ((Type type, Func<JsonSerializerOptions, JsonTypeInfo> factory) in types._factories)
        {
            _factories[type] = factory;
        }

        return this;
    }

    /// <inheritdoc/>
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _factories.TryGetValue(type, out Func<JsonSerializerOptions, JsonTypeInfo>? factory) ? factory(options) : null;
    }
}
