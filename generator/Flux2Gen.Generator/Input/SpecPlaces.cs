using System.Collections.Immutable;
using Flux2Gen.Generator.Diagnostics;

namespace Flux2Gen.Generator.Input;

/// <summary>Where the documents stand that are parts of catalogues. Empty in most projects. An incremental value.</summary>
internal sealed class SpecPlaces : IEquatable<SpecPlaces>
{
    private readonly ImmutableArray<SpecPlace> _places;
    private readonly Dictionary<SpecKey, SpecPlace> _byKey = [];

    private SpecPlaces(ImmutableArray<SpecPlace> places)
    {
        _places = places;
        foreach (SpecPlace place in places)
        {
            _byKey[place.Key] = place;
        }
    }

    public static SpecPlaces Of(ImmutableArray<SpecPlace> places) => new(places);

    /// <summary>A diagnostic of a document, at its place in the file.</summary>
    public DiagnosticInfo Place(SpecDiagnostic diagnostic)
    {
        DiagnosticInfo info = diagnostic.Info;
        return _byKey.TryGetValue(diagnostic.Key, out SpecPlace? place)
            ? info with { Place = info.Place.Within(place.Offset, place.Position) }
            : info;
    }

    public bool Equals(SpecPlaces? other) => other is not null && _places.SequenceEqual(other._places);

    public override bool Equals(object? obj) => Equals(obj as SpecPlaces);

    public override int GetHashCode() => _places.Length;
}
