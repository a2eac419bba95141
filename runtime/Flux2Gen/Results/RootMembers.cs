using System.Text.Json;

namespace Flux2Gen.Results;

/// <summary>What the names of a JSON object's members say about it, read in one pass that skips their values.</summary>
internal struct RootMembers
{
    private static readonly HashSet<string> ErrorMembers = new(StringComparer.Ordinal)
    {
        "error", "detail", "errors", "error_type", "error_code", "error_message", "error_description", "status", "status_code", "code", "type", "title",
        "message", "msg", "reason", "instance", "success", "ok", "request_id", "trace_id", "timestamp", "path", "x-fal-request-id",
    };

    /// <summary>The members by which servers say that a stream is over, or how far it is.</summary>
    private static readonly HashSet<string> EndMembers = new(StringComparer.Ordinal)
    {
        "done", "finished", "complete", "completed", "end", "final", "is_final", "is_done", "finish_reason", "event", "type", "message", "progress", "percent", "step",
    };

    /// <summary>The words for a request that is not finished, as servers spell them.</summary>
    private static readonly HashSet<string> PendingWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "pending", "queued", "waiting", "scheduled", "starting", "started", "running", "processing", "accepted", "submitted",
    };

    private bool _isOnlyError;
    private bool _isOnlyStatus;
    private bool _isOnlyBookkeeping;
    private bool _tellsError;
    private bool _tellsQueue;
    private string? _status;

    /// <summary>Gets the number of members.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the number of required members that are there, and not <c>null</c>.</summary>
    public int Required { get; private set; }

    /// <summary>Gets a value indicating whether a member is listed in the document.</summary>
    public bool HasListed { get; private set; }

    /// <summary>Gets a value indicating whether the object describes an error: it has no other members, and one that says what is wrong.</summary>
    public readonly bool IsError => _isOnlyError && _tellsError;

    /// <summary>Gets a value indicating whether a member says what is wrong, whatever else is there.</summary>
    public readonly bool TellsError => _tellsError;

    /// <summary>Determines whether the object is the status of a request: the state, and nothing but what the queue says beside it.</summary>
    /// <param name="isTyped">Whether the members of the output are known. If not, a bare <c>{"status":"completed"}</c> may as well be one.</param>
    public readonly bool IsStatus(bool isTyped)
    {
        if (!_isOnlyStatus || _status is not { } status)
        {
            return false;
        }

        var state = new FalQueueState(status);
        return _tellsQueue || state == FalQueueState.InQueue || state == FalQueueState.InProgress
            || (isTyped && (state.IsKnown || PendingWords.Contains(status)));
    }

    /// <summary>Gets a value indicating whether all members are about the request or its stream, such as <c>metrics</c>, and none is an output.</summary>
    public readonly bool IsBookkeeping => _isOnlyBookkeeping;

    /// <summary>Reads the members of an object.</summary>
    /// <param name="reader">Stands on the start of the object.</param>
    /// <param name="required">The names of the required members.</param>
    /// <param name="unlisted">The members that the document does not list; null when there are none.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static RootMembers Read(ref Utf8JsonReader reader, IReadOnlyList<string> required, IReadOnlyDictionary<string, JsonElement>? unlisted)
    {
        var members = new RootMembers { _isOnlyError = true, _isOnlyStatus = true, _isOnlyBookkeeping = true };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = TextOf(ref reader);
            reader.Read();
            members.Add(name, ref reader, required, unlisted);
            if (members.IsDecided(required.Count))
            {
                break;
            }

            reader.Skip();
        }

        return members;
    }

    /// <summary>Determines whether no further member changes anything: the values of an output can be long.</summary>
    private readonly bool IsDecided(int required) =>
        required > 0 ? Required == required : HasListed && !_isOnlyError && !_isOnlyBookkeeping;

    private void Add(string name, ref Utf8JsonReader reader, IReadOnlyList<string> required, IReadOnlyDictionary<string, JsonElement>? unlisted)
    {
        Count++;
        bool isNull = reader.TokenType == JsonTokenType.Null;
        Required += !isNull && required.Contains(name, StringComparer.Ordinal) ? 1 : 0;
        HasListed |= unlisted?.ContainsKey(name) != true;
        _isOnlyError &= ErrorMembers.Contains(name);
        _isOnlyStatus &= RequestMembers.Names.Contains(name);
        _isOnlyBookkeeping &= RequestMembers.Names.Contains(name) || EndMembers.Contains(name);
        _tellsQueue |= !isNull && name is "request_id" or "queue_position" or "response_url" or "status_url" or "cancel_url";
        if (!_isOnlyError && !_isOnlyStatus && name is not ("error" or "detail" or "errors"))
        {
            return;
        }

        string? text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null;
        _status = name is "status" ? text : _status;
        _tellsError |= name switch
        {
            "error" => text is { Length: > 0 } || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.True,
            "detail" or "errors" or "error_message" or "error_description" => text is { Length: > 0 } || IsFilled(reader),
            "status" or "type" => text is "error",
            "success" or "ok" => reader.TokenType == JsonTokenType.False,
            _ => false,
        };
    }

    private static bool IsFilled(Utf8JsonReader copy) =>
        copy.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
        && copy.Read() && copy.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray);

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a character: no text that is looked for here.
            return "\uFFFD";
        }
    }
}
