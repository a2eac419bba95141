using System.Text.Json;

namespace Flux2Gen;

/// <summary>Who may read a file: what holds for all, and for whom something else holds.</summary>
public sealed record FalAccessControl
{
    /// <summary>Gets what holds for all who are not named.</summary>
    /// <value>The default value is <see cref="FalAccess.Allow"/>.</value>
    public FalAccess Default { get; init; }

    /// <summary>Gets what holds for single users, by their names at fal. fal drops the names of users that there are not.</summary>
    /// <value>The default value is empty.</value>
    public IReadOnlyDictionary<string, FalAccess> Users { get; init; } = new Dictionary<string, FalAccess>();

    /// <summary>What is wrong, or null.</summary>
    internal string? FindViolation()
    {
        if (Users is null)
        {
            return "must have Users that are not null";
        }

        bool isKnown = Enum.IsDefined(Default) && Users.Values.All(static access => Enum.IsDefined(access));
        return !isKnown ? "must have values of FalAccess only"
            : Users.Keys.Any(string.IsNullOrWhiteSpace) ? "must name each user that has an access of its own"
            : null;
    }

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("default"u8, Word(Default));
        if (Users.Count > 0)
        {
            writer.WriteStartArray("rules"u8);
            foreach ((string user, FalAccess access) in Users)
            {
                writer.WriteStartObject();
                writer.WriteString("user"u8, user);
                writer.WriteString("decision"u8, Word(access));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static string Word(FalAccess access) => access switch
    {
        FalAccess.Forbid => "forbid",
        FalAccess.Hide => "hide",
        _ => "allow",
    };
}
