using System.Globalization;

namespace Flux2Gen.Json;

/// <summary>A message has more values than are allowed.</summary>
internal sealed class TooManyValuesException(int maximum) : Exception(string.Create(
    CultureInfo.InvariantCulture, $"has more than {maximum:N0} values and was not parsed: raise FalClientOptions.MaxResponseValues if that is what the model gives."));
