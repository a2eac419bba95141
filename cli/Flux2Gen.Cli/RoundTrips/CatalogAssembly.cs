using System.Reflection;
using System.Runtime.Loader;

namespace Flux2Gen.Cli.RoundTrips;

/// <summary>Loads a compiled project. Each has a context of its own, so that two may have the same name.</summary>
internal sealed class CatalogAssembly() : AssemblyLoadContext("Catalog")
{
    /// <summary>Loads an assembly.</summary>
    /// <param name="image">The assembly's bytes.</param>
    /// <returns>The assembly. The runtime it refers to is this program's own.</returns>
    public static Assembly Load(byte[] image) => new CatalogAssembly().LoadFromStream(new MemoryStream(image));
}
