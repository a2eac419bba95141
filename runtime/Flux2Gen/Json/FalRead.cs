using System.ComponentModel;
using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Reads one JSON value into a .NET type.</summary>
/// <typeparam name="T">The .NET type.</typeparam>
/// <param name="reader">Stands on the first token of the value; on return it stands on the last.</param>
/// <returns>The value read.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T FalRead<out T>(ref Utf8JsonReader reader);
