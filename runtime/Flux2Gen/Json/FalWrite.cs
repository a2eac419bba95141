using System.ComponentModel;
using System.Text.Json;

namespace Flux2Gen.CompilerServices;

/// <summary>Writes one .NET value as JSON.</summary>
/// <typeparam name="T">The .NET type.</typeparam>
/// <param name="writer">Where to write.</param>
/// <param name="value">What to write.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void FalWrite<in T>(Utf8JsonWriter writer, T value);
