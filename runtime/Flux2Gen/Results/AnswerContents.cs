using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.Results;

/// <summary>Distinguishes an output from an error, from a status and from everything else that a server answers with a status of success.</summary>
internal static class AnswerContents
{
    /// <summary>Judges a body.</summary>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="contract">The contract of the output.</param>
    /// <param name="value">The output, where it could be read.</param>
    public static AnswerContent Judge<TOutput>(ReadOnlySpan<byte> body, FalModelContract<TOutput> contract, TOutput? value) =>
        Judge(body, contract, value, out _);

    /// <summary>Determines whether the event of a stream has a member of the output, and not only what a server adds at the end.</summary>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    /// <param name="body">The event.</param>
    /// <param name="contract">The contract of the output.</param>
    /// <param name="read">Reads the event, where its names alone do not tell.</param>
    public static bool HasOutput<TOutput>(ReadOnlySpan<byte> body, FalModelContract<TOutput> contract, Func<FalResult<TOutput>> read)
    {
        TOutput? value = default;
        if (contract is { Unlisted: not null, Required.Count: 0 })
        {
            _ = read().TryGetData(out value);
        }

        return Judge(body, contract, value, out RootMembers members) == AnswerContent.Output
            && (contract.Required.Count > 0 || (!members.IsBookkeeping && !IsScalar(body)));
    }

    /// <summary>Determines whether JSON has the form of an error, which the first member of almost any output decides.</summary>
    /// <param name="json">The JSON.</param>
    public static bool IsError(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, ModelJson.ReaderOptions);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && RootMembers.Read(ref reader, [], unlisted: null).IsError;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether an event is a mere word, such as <c>true</c> or <c>"done"</c>.</summary>
    private static bool IsScalar(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..];

    private static AnswerContent Judge<TOutput>(ReadOnlySpan<byte> body, FalModelContract<TOutput> contract, TOutput? value, out RootMembers members)
    {
        members = default;
        bool isTyped = contract.Unlisted is not null;
        try
        {
            var reader = new Utf8JsonReader(body, ModelJson.ReaderOptions);
            if (!reader.Read())
            {
                return AnswerContent.None;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return isTyped ? AnswerContent.Foreign : AnswerContent.Output;
            }

            members = RootMembers.Read(ref reader, contract.Required, value is null ? null : contract.Unlisted?.Invoke(value));
            return Judge(members, contract.Required.Count, isTyped, isRead: value is not null);
        }
        catch (JsonException)
        {
            return NonFiniteNumbers.Quote(body) is { } quoted ? Judge(quoted, contract, value, out members) : AnswerContent.None;
        }
    }

    private static AnswerContent Judge(RootMembers members, int required, bool isTyped, bool isRead)
    {
        if (required > 0 && members.Required == required)
        {
            return AnswerContent.Output;
        }

        if (members.IsError || (required > 0 && members.TellsError))
        {
            return AnswerContent.Error;
        }

        if (members.IsStatus(isTyped))
        {
            return AnswerContent.Status;
        }

        bool isOutput = !isTyped
            || (required > 0 ? members.Required > 0 : !isRead || members.HasListed || members.Count == 0);
        return isOutput ? AnswerContent.Output : AnswerContent.Foreign;
    }
}
