using System.ComponentModel;

namespace Flux2Gen.CompilerServices;

/// <summary>A type that holds <see cref="FalFileInput"/> values, directly or further down.</summary>
/// <remarks>Implemented by emitted code; the runtime uses it to upload local files before a request is sent.</remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFalFileHolder<TSelf>
    where TSelf : IFalFileHolder<TSelf>
{
    /// <summary>Makes a copy with other files.</summary>
    /// <param name="files">Says what stands in for each file.</param>
    /// <returns>The copy.</returns>
    TSelf WithFiles(FalFileMap files);
}
