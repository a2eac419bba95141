using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flux2Gen;

/// <summary>Something or somebody that a <see cref="StructuredPrompt"/> puts into its scene.</summary>
[JsonConverter(typeof(FalModelConverter<PromptSubject>))]
public sealed record PromptSubject : IFalObject<PromptSubject>
{
    private static readonly FalMemberNames Names = new("type", "description", "pose", "position");

    /// <summary>Gets what kind of thing it is: <c>fisherman</c>, <c>lighthouse</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Gets what it looks like, in detail.</summary>
    public string? Description { get; init; }

    /// <summary>Gets what it does, or how it stands.</summary>
    public string? Pose { get; init; }

    /// <summary>Gets where it is: <c>foreground</c>, <c>midground</c>, <c>background</c>, or in other words.</summary>
    public string? Position { get; init; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    private FalMemberState State { get; init; }

    static PromptSubject IFalModel<PromptSubject>.ReadJson(ref Utf8JsonReader reader)
    {
        string? type = null;
        string? description = null;
        string? pose = null;
        string? position = null;

        var members = new FalMemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Index)
            {
                case 0:
                    type = members.ReadString(ref reader);
                    break;
                case 1:
                    description = members.ReadString(ref reader);
                    break;
                case 2:
                    pose = members.ReadString(ref reader);
                    break;
                default:
                    position = members.ReadString(ref reader);
                    break;
            }
        }

        return new PromptSubject
        {
            Type = type,
            Description = description,
            Pose = pose,
            Position = position,
            AdditionalProperties = members.Unlisted,
            State = members.State,
        };
    }

    static void IFalModel<PromptSubject>.WriteJson(Utf8JsonWriter writer, PromptSubject value)
    {
        var members = new FalMemberWriter(writer, Names, value.State, value.AdditionalProperties);
        members.Optional(0, value.Type);
        members.Optional(1, value.Description);
        members.Optional(2, value.Pose);
        members.Optional(3, value.Position);
        members.End();
    }
}
