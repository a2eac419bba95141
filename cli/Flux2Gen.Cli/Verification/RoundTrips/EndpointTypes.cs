using System.Reflection;

namespace Flux2Gen.Cli.Verification.RoundTrips;

/// <summary>The types that an emitted endpoint takes and gives.</summary>
/// <param name="Input">The type of a request's body.</param>
/// <param name="Output">The type of a response's body.</param>
internal sealed record EndpointTypes(Type Input, Type Output)
{
    private const string BaseName = "Flux2Gen.FalEndpoint`2";

    /// <summary>Finds the endpoints of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>Their types by endpoint id.</returns>
    public static IReadOnlyDictionary<string, EndpointTypes> Find(Assembly assembly)
    {
        var found = new Dictionary<string, EndpointTypes>(StringComparer.Ordinal);
        foreach ((_, string id, EndpointTypes types) in FindAll(assembly))
        {
            found[id] = types;
        }

        return found;
    }

    /// <summary>Finds the endpoints of an assembly that may have some of them several times, in namespaces of their own.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The namespace, the endpoint's id and its types.</returns>
    public static IEnumerable<(string Namespace, string EndpointId, EndpointTypes Types)> FindAll(Assembly assembly)
    {
        foreach (Type type in assembly.GetTypes())
        {
            if (type.BaseType is { IsConstructedGenericType: true } parent
                && parent.GetGenericTypeDefinition().FullName == BaseName
                && type.GetField("EndpointId", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } id)
            {
                Type[] arguments = parent.GetGenericArguments();
                yield return (type.Namespace ?? "", (string)id.GetRawConstantValue()!, new EndpointTypes(arguments[0], arguments[1]));
            }
        }
    }
}
