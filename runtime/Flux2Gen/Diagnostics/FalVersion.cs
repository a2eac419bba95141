using System.Reflection;

namespace Flux2Gen.Diagnostics;

/// <summary>The version of this library.</summary>
internal static class FalVersion
{
    public static readonly string Text =
        typeof(FalVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
