using System.Text.RegularExpressions;

namespace Flux2Gen.Emulator.Drawing.Scene;

/// <summary>The few things the emulator understands of a prompt: colours written as <c>#RRGGBB</c>, and words for light, place and weather.</summary>
internal sealed partial record PromptHints(IReadOnlyList<Rgb> Colors, Daytime? Daytime, Terrain? Terrain, Weather? Weather)
{
    private const int MaximumColors = 6;

    private static readonly (string Word, Daytime Value)[] DaytimeWords =
    [
        ("night", Scene.Daytime.Night), ("midnight", Scene.Daytime.Night), ("moon", Scene.Daytime.Night), ("stars", Scene.Daytime.Night), ("starry", Scene.Daytime.Night), ("dark", Scene.Daytime.Night), ("neon", Scene.Daytime.Night),
        ("dusk", Scene.Daytime.Dusk), ("sunset", Scene.Daytime.Dusk), ("evening", Scene.Daytime.Dusk), ("twilight", Scene.Daytime.Dusk), ("golden", Scene.Daytime.Dusk),
        ("dawn", Scene.Daytime.Dawn), ("sunrise", Scene.Daytime.Dawn), ("morning", Scene.Daytime.Dawn), ("pastel", Scene.Daytime.Dawn),
        ("day", Scene.Daytime.Day), ("noon", Scene.Daytime.Day), ("sunny", Scene.Daytime.Day), ("summer", Scene.Daytime.Day), ("bright", Scene.Daytime.Day),
    ];

    private static readonly (string Word, Terrain Value)[] TerrainWords =
    [
        ("sea", Scene.Terrain.Sea), ("ocean", Scene.Terrain.Sea), ("lighthouse", Scene.Terrain.Sea), ("beach", Scene.Terrain.Sea), ("boat", Scene.Terrain.Sea), ("ship", Scene.Terrain.Sea), ("lake", Scene.Terrain.Sea), ("harbor", Scene.Terrain.Sea), ("island", Scene.Terrain.Sea), ("waves", Scene.Terrain.Sea), ("coast", Scene.Terrain.Sea),
        ("city", Scene.Terrain.City), ("street", Scene.Terrain.City), ("skyline", Scene.Terrain.City), ("building", Scene.Terrain.City), ("cyberpunk", Scene.Terrain.City), ("urban", Scene.Terrain.City), ("car", Scene.Terrain.City),
        ("forest", Scene.Terrain.Forest), ("tree", Scene.Terrain.Forest), ("trees", Scene.Terrain.Forest), ("fox", Scene.Terrain.Forest), ("woods", Scene.Terrain.Forest), ("garden", Scene.Terrain.Forest), ("cabin", Scene.Terrain.Forest),
        ("desert", Scene.Terrain.Desert), ("dune", Scene.Terrain.Desert), ("dunes", Scene.Terrain.Desert), ("sand", Scene.Terrain.Desert), ("mars", Scene.Terrain.Desert),
        ("mountain", Scene.Terrain.Mountains), ("mountains", Scene.Terrain.Mountains), ("hills", Scene.Terrain.Mountains), ("valley", Scene.Terrain.Mountains), ("landscape", Scene.Terrain.Mountains),
    ];

    private static readonly (string Word, Weather Value)[] WeatherWords =
    [
        ("rain", Scene.Weather.Rain), ("rainy", Scene.Weather.Rain), ("storm", Scene.Weather.Rain), ("stormy", Scene.Weather.Rain),
        ("snow", Scene.Weather.Snow), ("snowy", Scene.Weather.Snow), ("winter", Scene.Weather.Snow), ("blizzard", Scene.Weather.Snow), ("christmas", Scene.Weather.Snow),
        ("fog", Scene.Weather.Mist), ("foggy", Scene.Weather.Mist), ("mist", Scene.Weather.Mist), ("misty", Scene.Weather.Mist), ("haze", Scene.Weather.Mist),
    ];

    public static PromptHints Read(string prompt)
    {
        HashSet<string> words = new(Word().Matches(prompt).Select(match => match.Value), StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<Rgb> colors = [.. HexColor().Matches(prompt).Take(MaximumColors).Select(match => Rgb.FromHex(match.Groups[1].ValueSpan))];
        return new PromptHints(colors, Find(words, DaytimeWords), Find(words, TerrainWords), Find(words, WeatherWords));
    }

    private static T? Find<T>(HashSet<string> words, (string Word, T Value)[] table)
        where T : struct
    {
        foreach ((string word, T value) in table)
        {
            if (words.Contains(word))
                return value;
        }

        return null;
    }

    [GeneratedRegex("#([0-9a-fA-F]{6})(?![0-9a-fA-F])", RegexOptions.CultureInvariant)]
    private static partial Regex HexColor();

    [GeneratedRegex("[A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
