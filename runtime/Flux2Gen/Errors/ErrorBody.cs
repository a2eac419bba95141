using System.Globalization;
using System.Text.Json;
using Flux2Gen.Json;

namespace Flux2Gen.Errors;

/// <summary>What the body of an error says. fal has half a dozen forms of it, and what stands before fal has more.</summary>
internal sealed class ErrorBody
{
    private const int MaximumShown = 5;

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

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body, without the key.</param>
    /// <param name="input">The texts of the request's input, to be taken out of what is said; <see langword="null"/> if they are not known.</param>
    public static ErrorBody Parse(ReadOnlyMemory<byte> body, InputTexts? input = null)
    {
        ReadOnlyMemory<byte> text = TextDecoder.ToUtf8(body);
        JsonElement? whole = JsonElementExtensions.TryParse(text);
        if ((whole ?? JsonBeginning.TryParse(text)) is not { } root || (whole is null && root.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
        {
            (string? said, string? code) = PlainErrors.Read(text.Span);
            return new ErrorBody { Detail = Clean(said, input), ErrorType = InputTexts.Name(code, input) };
        }

        JsonElement? detail = root.Member("detail");
        List<FalFieldError> fields = new FieldErrorReader(input).Read(root, whole is not null);
        return new ErrorBody
        {
            Detail = Clean(fields.Count == 0 ? ErrorWords.Of(root) : Join(root, fields), input),
            ErrorType = InputTexts.Name(ErrorWords.TypeOf(root), input) ?? fields.Find(static field => field.Type is not null)?.Type?.Value,
            Status = root.Text("status"),
            IsEarly = EarlyWords.IsIn(root),
            IsFals = detail is not null || root.Text("status") is not null,
            FieldErrors = fields,
        };
    }

    /// <summary>Lists the fields, after the sentence about all of them that problem details have.</summary>
    private static string Join(JsonElement root, List<FalFieldError> fields)
    {
        string? about = root.Text("detail") ?? root.Text("title");
        string head = fields[0].Path.Length > 0 && about is not null && ErrorWords.WithoutInput(about) is { } words ? $"{words.TrimEnd('.', ':')}: " : "";
        string tail = fields.Count > MaximumShown ? $"; and {(fields.Count - MaximumShown).ToString(CultureInfo.InvariantCulture)} more" : "";
        return head + string.Join("; ", fields.Take(MaximumShown)) + tail;
    }

    private static string? Clean(string? text, InputTexts? input) =>
        string.IsNullOrWhiteSpace(text) ? null : InputTexts.OneLine(text, input);
}
