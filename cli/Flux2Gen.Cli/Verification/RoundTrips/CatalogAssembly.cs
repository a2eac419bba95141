using System.Reflection;
using System.Runtime.Loader;

namespace Flux2Gen.Cli.Verification.RoundTrips;

/// <summary>Loads a compiled project. Each has a context of its own, so that two may have the same name.</summary>
internal sealed class CatalogAssembly(bool isCollectible) : AssemblyLoadContext("Catalog", isCollectible)
{
    /// <summary>Loads an assembly.</summary>
    /// <param name="image">The assembly's bytes.</param>
    /// <returns>The assembly. The runtime it refers to is this program's own.</returns>
    public static Assembly Load(byte[] image) => new CatalogAssembly(isCollectible: false).LoadFromStream(new MemoryStream(image));

    /// <summary>Loads an assembly that goes when nothing uses it any more, as there will be many.</summary>
    /// <param name="image">The assembly's bytes.</param>
    /// <returns>The assembly.</returns>
    public static Assembly LoadForNow(byte[] image) => new CatalogAssembly(isCollectible: true).LoadFromStream(new MemoryStream(image));
}
