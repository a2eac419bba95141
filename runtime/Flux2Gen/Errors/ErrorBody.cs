using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Flux2Gen;

/// <summary>What the body of an error says. fal has half a dozen forms of it, and what stands before fal has more.</summary>
internal sealed class ErrorBody
{
    /// <summary>Gets what went wrong, on one line.</summary>
    public string? Detail { get; private init; }

    /// <summary>Gets the name of what went wrong.</summary>
    public string? ErrorType { get; private init; }

    /// <summary>Gets the queue's word for the request, such as <c>NOT_FOUND</c>.</summary>
    public string? Status { get; private init; }

    /// <summary>Gets a value indicating whether it has one of the forms that fal's answers have.</summary>
    public bool IsFals { get; private init; }

    /// <summary>Gets a value indicating whether it says that the request is still being worked on.</summary>
    public bool IsEarly { get; private init; }

    public IReadOnlyList<FalFieldError> FieldErrors { get; private init; } = [];

    public static ErrorBody Parse(ReadOnlyMemory<byte> body)
    {
        JsonElement? whole = JsonElementExtensions.TryParse(body);
        if ((whole ?? JsonBeginning.TryParse(body)) is not { } root)
        {
            return new ErrorBody { Detail = PlainText(body.Span) };
        }

        JsonElement? detail = root.Member("detail");
        JsonElement? error = root.Member("error");
        List<FalFieldError> fields = detail is { } said ? ReadFields(said, whole is not null) : [];
        string? text = fields.Count > 0
            ? string.Join("; ", fields.Take(5)) + (fields.Count > 5 ? $"; and {(fields.Count - 5).ToString(CultureInfo.InvariantCulture)} more" : "")
            : Words(detail) ?? Words(error) ?? root.Text("message") ?? root.AsText();
        return new ErrorBody
        {
            Detail = string.IsNullOrWhiteSpace(text) ? null : ErrorText.OneLine(text),
            ErrorType = (root.Text("error_type") is { Length: > 0 } type ? type : null) ?? error?.Text("type") ?? detail?.Text("type") ?? fields.Find(static field => field.Type is not null)?.Type?.Value,
            Status = root.Text("status"),
            IsEarly = EarlyWords.IsIn(root),
            IsFals = detail is not null || root.Text("status") is not null,
            FieldErrors = fields,
        };
    }

    private static string? Words(JsonElement? element) =>
        element is { } value ? value.AsText() ?? value.Text("message") ?? value.Text("msg") : null;

    private static List<FalFieldError> ReadFields(JsonElement detail, bool isWhole)
    {
        var fields = new List<FalFieldError>();
        if (detail.AsText() is { Length: > 0 } text)
        {
            fields.Add(new FalFieldError { Path = "", Message = ErrorText.OneLine(text) });
        }
        else if (detail.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in detail.EnumerateArray())
            {
                if (isWhole || Words(item) is not null)
                {
                    fields.Add(ReadField(item));
                }
            }
        }

        return fields;
    }

    /// <summary>Reads one entry, except for its <c>input</c>, which can be all of a private or huge input.</summary>
    private static FalFieldError ReadField(JsonElement item)
    {
        IReadOnlyList<JsonElement> loc = item.Member("loc") is { ValueKind: JsonValueKind.Array } place ? [.. place.EnumerateArray()] : [];
        string message = Words(item) ?? item.Text("type") ?? "is not valid";
        return new FalFieldError
        {
            Path = ToPath(loc),
            Location = [.. loc.Select(segment => segment.AsText() ?? segment.GetRawText())],
            Message = ErrorText.OneLine(message),
            Type = FalErrorType.From(item.Text("type")),
            Context = item.Member("ctx") is { } context ? new FalErrorContext(context.Clone()) : FalErrorContext.Empty,
        };
    }

    private static string ToPath(IReadOnlyList<JsonElement> loc)
    {
        var path = new StringBuilder();
        bool isFirst = true;
        foreach (JsonElement segment in loc)
        {
            string? name = segment.AsText();
            if (name is null)
            {
                path.Append('[').Append(ErrorText.OneLine(segment.GetRawText(), 20)).Append(']');
            }
            else if (!isFirst || name is not "body")
            {
                path.Append(path.Length > 0 ? "." : "").Append(ErrorText.OneLine(name, 100));
            }

            isFirst = false;
        }

        return path.ToString();
    }

    /// <summary>A text is a message; a page of HTML is not, nor is JSON that broke off, which could repeat the input.</summary>
    private static string? PlainText(ReadOnlySpan<byte> body)
    {
        string text = ErrorText.Bounded(body)?.Trim() ?? "";
        return text.Length == 0 || text[0] is '<' or '{' or '[' ? null : ErrorText.OneLine(text);
    }
}
