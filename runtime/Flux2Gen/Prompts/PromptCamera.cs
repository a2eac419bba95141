using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>How the camera of a <see cref="StructuredPrompt"/> looks at its scene.</summary>
[JsonConverter(typeof(FalModelConverter<PromptCamera>))]
public sealed record PromptCamera : IFalObject<PromptCamera>
{
    private static readonly FalMemberNames Names = new("angle", "distance", "lens");

    /// <summary>Gets from where it looks: <c>eye level</c>, <c>low angle</c>, <c>high angle</c>, or in other words.</summary>
    public string? Angle { get; init; }

    /// <summary>Gets how near it is: <c>close-up</c>, <c>medium shot</c>, <c>wide shot</c>, or in other words.</summary>
    public string? Distance { get; init; }

    /// <summary>Gets its lens: <c>35mm</c>, <c>50mm</c>, <c>85mm</c>, or in other words.</summary>
    public string? Lens { get; init; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    private FalMemberState State { get; init; }

    static PromptCamera IFalModel<PromptCamera>.ReadJson(ref Utf8JsonReader reader)
    {
        string? angle = null;
        string? distance = null;
        string? lens = null;

        var members = new FalMemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Index)
            {
                case 0:
                    angle = members.ReadString(ref reader);
                    break;
                case 1:
                    distance = members.ReadString(ref reader);
                    break;
                default:
                    lens = members.ReadString(ref reader);
                    break;
            }
        }

        return new PromptCamera
        {
            Angle = angle,
            Distance = distance,
            Lens = lens,
            AdditionalProperties = members.Unlisted,
            State = members.State,
        };
    }

    static void IFalModel<PromptCamera>.WriteJson(Utf8JsonWriter writer, PromptCamera value)
    {
        var members = new FalMemberWriter(writer, Names, value.State, value.AdditionalProperties);
        members.Optional(0, value.Angle);
        members.Optional(1, value.Distance);
        members.Optional(2, value.Lens);
        members.End();
    }
}
