using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Flux2Gen.Cli.Verification.RoundTrips;

/// <summary>Reads JSON into a type and writes it back.</summary>
internal static class ModelRoundTrip
{
    private static readonly MethodInfo ModelMethod =
        typeof(ModelRoundTrip).GetMethod(nameof(Model), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Makes the function for a type.</summary>
    /// <param name="type">A model, or <see cref="JsonElement"/>.</param>
    /// <returns>From JSON to JSON by way of the type; <see langword="null"/> when the type is neither.</returns>
    public static Func<string, string>? Of(Type type)
    {
        if (type == typeof(JsonElement))
        {
            return Element;
        }

        bool isModel = type.GetInterfaces().Any(contract =>
            contract.IsConstructedGenericType
            && contract.GetGenericTypeDefinition() == typeof(IFalModel<>)
            && contract.GetGenericArguments()[0] == type);
        return isModel ? ModelMethod.MakeGenericMethod(type).CreateDelegate<Func<string, string>>() : null;
    }

    private static string Model<T>(string json)
        where T : IFalModel<T> => FalJson.Parse<T>(Encoding.UTF8.GetBytes(json)).ToJson();

    private static string Element(string json) => JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = 512 }).GetRawText();
}
