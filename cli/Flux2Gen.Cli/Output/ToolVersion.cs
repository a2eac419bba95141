using System.Reflection;

namespace Flux2Gen.Cli.Output;

/// <summary>The version of this program, which is also that of the packages it goes with.</summary>
internal static class ToolVersion
{
    /// <summary>Gets the version without what builds add to it, such as <c>0.1.0</c> or <c>0.2.0-preview.1</c>.</summary>
    public static string Short { get; } = typeof(ToolVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
