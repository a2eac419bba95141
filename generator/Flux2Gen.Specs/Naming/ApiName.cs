namespace Flux2Gen.Specs.Naming;

/// <summary>Names of <c>FalApi</c>, the emitted list of endpoints.</summary>
internal static class ApiName
{
    /// <summary>The name of the class, unless the project has chosen another. No type of an endpoint has it.</summary>
    public const string ClassName = "FalApi";

    /// <summary>Members that it has whatever the endpoints are.</summary>
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        ClassName, "Client", "JsonTypes", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>
    /// Whether the class can have a name that the project has chosen: no member may have its name, and C# keeps names of small
    /// letters alone for words of its own.
    /// </summary>
    public static bool CanBe(string name) =>
        CSharpName.IsIdentifier(name) && (name == ClassName || !Members.Contains(name)) && !name.All(static character => character is >= 'a' and <= 'z');

    /// <summary>The name of the property for an endpoint: the endpoint's own, or that of its class where the own is taken.</summary>
    public static string Of(string endpointName) => Members.Contains(endpointName) ? $"{endpointName}Endpoint" : endpointName;
}
