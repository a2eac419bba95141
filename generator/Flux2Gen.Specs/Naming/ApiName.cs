namespace Flux2Gen.Specs.Naming;

/// <summary>Names of <c>FalApi</c>, the emitted list of endpoints.</summary>
internal static class ApiName
{
    public const string ClassName = "FalApi";

    /// <summary>Members that it has whatever the endpoints are.</summary>
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        ClassName, "Client", "JsonTypes", "AllJsonTypes", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>The name of the property for an endpoint: the endpoint's own, or that of its class where the own is taken.</summary>
    public static string Of(string endpointName) => Members.Contains(endpointName) ? $"{endpointName}Endpoint" : endpointName;
}
