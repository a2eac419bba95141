using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flux2Gen.Json;
using Flux2Gen.Prompts;

namespace Flux2Gen;

/// <summary>A prompt in parts, which models such as FLUX.2 read as JSON: for scenes with several subjects, and for exact control of each part.</summary>
/// <remarks>
/// It goes wherever a prompt goes: <c>Prompt = new StructuredPrompt { Scene = "…" }</c>. What is not set is not part of the prompt, and
/// <see cref="AdditionalProperties"/> can add parts of your own.
/// </remarks>
[JsonConverter(typeof(FalModelConverter<StructuredPrompt>))]
public sealed record StructuredPrompt : IFalObject<StructuredPrompt>
{
    private static readonly FalMemberNames Names = new("scene", "subjects", "style", "color_palette", "lighting", "mood", "composition", "camera");

    /// <summary>A prompt is read as a text: letters of all languages are letters, and nothing of it lands in HTML.</summary>
    private static readonly JsonWriterOptions AsText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the setting as a whole.</summary>
    public string? Scene { get; init; }

    /// <summary>Gets what and who is to be seen.</summary>
    public IReadOnlyList<PromptSubject>? Subjects { get; init; }

    /// <summary>Gets the way in which the picture is made: <c>oil painting</c>, <c>35mm photograph</c>.</summary>
    public string? Style { get; init; }

    /// <summary>Gets the colors, in words or as a <see cref="HexColor"/>.</summary>
    public IReadOnlyList<PaletteColor>? ColorPalette { get; init; }

    /// <summary>Gets the light, and where it comes from.</summary>
    public string? Lighting { get; init; }

    /// <summary>Gets the feeling.</summary>
    public string? Mood { get; init; }

    /// <summary>Gets how the picture is laid out: <c>rule of thirds</c>, <c>centered</c>, <c>dynamic diagonal</c>, or in other words.</summary>
    public string? Composition { get; init; }

    /// <summary>Gets how the camera looks at it.</summary>
    public PromptCamera? Camera { get; init; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    private FalMemberState State { get; init; }

    /// <summary>Writes the prompt, for any property that takes one.</summary>
    /// <param name="prompt">The prompt.</param>
    [return: NotNullIfNotNull(nameof(prompt))]
    public static implicit operator string?(StructuredPrompt? prompt) => prompt?.ToString();

    /// <summary>Reads a prompt that is JSON.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="prompt">The prompt in parts. Parts that have no property here are kept in <see cref="AdditionalProperties"/>.</param>
    /// <returns>Whether the text is a structured prompt: false for plain words, and for JSON of another form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out StructuredPrompt? prompt)
    {
        prompt = null;
        if (text is null || !text.AsSpan().TrimStart().StartsWith("{"))
        {
            return false;
        }

        try
        {
            prompt = ModelJson.Parse<StructuredPrompt>(text);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Returns the prompt as it is sent: JSON on one line.</summary>
    /// <returns>The JSON.</returns>
    public override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, AsText))
        {
            Write(writer, this);
        }

        return PromptEscapes.Remove(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    static StructuredPrompt IFalModel<StructuredPrompt>.ReadJson(ref Utf8JsonReader reader)
    {
        string? scene = null;
        IReadOnlyList<PromptSubject>? subjects = null;
        string? style = null;
        IReadOnlyList<PaletteColor>? colorPalette = null;
        string? lighting = null;
        string? mood = null;
        string? composition = null;
        PromptCamera? camera = null;

        var members = new FalMemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Index)
            {
                case 0:
                    scene = members.ReadString(ref reader);
                    break;
                case 1:
                    subjects = members.ReadList<PromptSubject>(ref reader);
                    break;
                case 2:
                    style = members.ReadString(ref reader);
                    break;
                case 3:
                    colorPalette = members.ReadList<PaletteColor>(ref reader);
                    break;
                case 4:
                    lighting = members.ReadString(ref reader);
                    break;
                case 5:
                    mood = members.ReadString(ref reader);
                    break;
                case 6:
                    composition = members.ReadString(ref reader);
                    break;
                default:
                    camera = members.ReadModel<PromptCamera>(ref reader);
                    break;
            }
        }

        return new StructuredPrompt
        {
            Scene = scene,
            Subjects = subjects,
            Style = style,
            ColorPalette = colorPalette,
            Lighting = lighting,
            Mood = mood,
            Composition = composition,
            Camera = camera,
            AdditionalProperties = members.Unlisted,
            State = members.State,
        };
    }

    static void IFalModel<StructuredPrompt>.WriteJson(Utf8JsonWriter writer, StructuredPrompt value) => Write(writer, value);

    private static void Write(Utf8JsonWriter writer, StructuredPrompt value)
    {
        var members = new FalMemberWriter(writer, Names, value.State, value.AdditionalProperties);
        members.Optional(0, value.Scene);
        members.Optional(1, value.Subjects);
        members.Optional(2, value.Style);
        members.Optional(3, value.ColorPalette);
        members.Optional(4, value.Lighting);
        members.Optional(5, value.Mood);
        members.Optional(6, value.Composition);
        members.Optional(7, value.Camera);
        members.End();
    }
}
