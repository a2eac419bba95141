using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Flux2Gen.Json;

namespace Flux2Gen;

/// <summary>Reads and writes models as JSON, without reflection.</summary>
public static class FalJson
{
    /// <summary>
    /// Gets the JSON of the library's own types, such as <see cref="FalFile"/>, for <see cref="JsonSerializerOptions.TypeInfoResolverChain"/>.
    /// The emitted <c>FalApi.JsonTypes</c> has these, and those of the endpoints.
    /// </summary>
    public static IJsonTypeInfoResolver TypeInfoResolver => OwnTypes.Resolver;

    /// <summary>Reads a model from UTF-8 JSON.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="utf8Json">The JSON.</param>
    /// <returns>The model.</returns>
    /// <exception cref="JsonException">The text is not JSON, or does not fit the type; the message and <see cref="JsonException.Path"/> say where.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json)
        where T : IFalModel<T> => ModelJson.Parse<T>(utf8Json, T.ReadJson);

    /// <summary>Reads a model from JSON.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <returns>The model.</returns>
    /// <exception cref="JsonException">The text is not JSON, or does not fit the type; the message and <see cref="JsonException.Path"/> say where.</exception>
    public static T Parse<T>([StringSyntax(StringSyntaxAttribute.Json)] string json)
        where T : IFalModel<T> => ModelJson.Parse<T>(json);

    /// <summary>Writes a model as JSON text.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <param name="value">The model.</param>
    /// <returns>The JSON, without white space.</returns>
    public static string ToJson<T>(this T value)
        where T : IFalModel<T> => Encoding.UTF8.GetString(ModelJson.ToUtf8(value, T.WriteJson).Span);

    /// <summary>Apart from the rest, so that a trimmed program which does not ask for it does without.</summary>
    private static class OwnTypes
    {
        public static readonly IJsonTypeInfoResolver Resolver = new FalJsonTypes();
    }
}
